"""Reports, readings, proposals and decisions in a database, file contents beside it; SQLAlchemy lives only here."""
