"""Web pages: what their elements print, in lines and tables."""
