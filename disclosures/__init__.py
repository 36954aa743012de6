"""Reading: bytes become blocks, blocks become sections, sections become facts. Pure; imports only `data`."""
