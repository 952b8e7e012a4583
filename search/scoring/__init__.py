"""How well a document answers, why, and where: BM25, explanations, highlights."""
