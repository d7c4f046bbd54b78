# Sentences that the register says: why something is refused, what somebody is told
sentence-scanning-only-somebody-with-an = Only somebody with an account has a set.
