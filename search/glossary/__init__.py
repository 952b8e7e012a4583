"""What a word of the query is called in the archive's languages; README.md has the tables."""
