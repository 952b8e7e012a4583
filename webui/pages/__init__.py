"""The pages: one view each."""
