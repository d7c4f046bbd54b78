# Sentences that the overview says: why something is refused
sentence-overview-name-at-most = Name at most { $TILES_MAX } tiles, each by its name, such as “flow”.
sentence-overview-only-somebody-with-an = Only somebody with an account has an overview of their own.
