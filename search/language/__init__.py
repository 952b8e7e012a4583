"""Words in many languages: tokens, stems, spellings and the glossary."""
