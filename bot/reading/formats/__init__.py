"""Files of every kind into one document of lines and tables."""
