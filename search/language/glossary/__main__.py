"""Make the files of the glossary and of annotations anew: python -m search.language.glossary."""

from search.language.annotations import compiled as annotations
from search.language.glossary import compiled as glossary

if __name__ == "__main__":
    glossary.FILE.write_bytes(glossary.compile_shipped())
    annotations.FILE.write_bytes(annotations.compile_terms())
