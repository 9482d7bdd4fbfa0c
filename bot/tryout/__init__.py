"""The register of the try-out."""
