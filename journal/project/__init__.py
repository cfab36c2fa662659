"""The work around the document: git, files, and what they propose."""
