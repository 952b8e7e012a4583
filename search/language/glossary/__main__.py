"""Make the file of the glossary anew from its tables: python -m search.language.glossary."""

from search.language.glossary.compiled import FILE, compile_shipped

if __name__ == "__main__":
    FILE.write_bytes(compile_shipped())
