# Sentences that the register says: why something is refused, what somebody is told
sentence-catalog-extended-support-cannot-end = Extended support cannot end before regular support.
