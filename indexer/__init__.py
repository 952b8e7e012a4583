"""Write the index: documents from the archive, and the report of what came of them."""
