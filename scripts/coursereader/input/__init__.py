"""What people write, read strictly: seeds, front matter, records, each problem with its line."""
