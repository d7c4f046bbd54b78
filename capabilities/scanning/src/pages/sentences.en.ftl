# Sentences that the register says: why something is refused, what somebody is told
sentence-scanning-only-somebody-with-an = Only somebody with an account has a set.
sentence-scanning-many-pictures = Many pictures are being read right now. Try again in a moment.
sentence-scanning-did-not-come-whole = The picture did not come whole, or is larger than a million pixels.
sentence-scanning-sides-of = A picture to read has sides of 24 to 1600 pixels, and a million pixels at most.
sentence-scanning-a-byte-for-each = A picture of { $wide } by { $high } pixels has a byte for each of them.
sentence-scanning-too-many-reports = Too many reports have come in. Try again in an hour, or call the owner.
sentence-scanning-say-where-it-is = Say where it is.
sentence-scanning-where-it-is-and-how = Where it is, and how to reach them, stands with the asset.
sentence-scanning-somebody-has-found = Somebody has found { $tag }
sentence-scanning-send-at-most = Send at most { $FINDS_MAX } finds at once.
sentence-scanning-a-find-has = A find has a key of at most 64 characters and a code of at most 300.
