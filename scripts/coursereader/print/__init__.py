"""What is written down: pages, woven words, data, the search index, the finished site."""
