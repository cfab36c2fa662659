"""What the headings of a document mean."""
