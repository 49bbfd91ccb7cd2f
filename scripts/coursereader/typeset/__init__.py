"""The course on paper: sheets as plain data, and a typesetter that lays them out as PDF."""
