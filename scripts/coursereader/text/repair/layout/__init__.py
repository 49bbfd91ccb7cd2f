"""What the page did to the text: columns, page breaks, running heads, margins, blocks out of order."""
