"""The prose: headings make sections, the words between two numbers make facts."""
