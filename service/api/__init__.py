"""The JSON API under /api/v1: the same actions as the pages, described by OpenAPI."""
