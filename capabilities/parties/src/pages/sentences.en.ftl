# Sentences that the register says: why something is refused, what somebody is told
sentence-parties-it-cannot-end-before = It cannot end before it begins.
sentence-parties-judge-from-1-poor = Judge from 1 (poor) to 5 (excellent).
sentence-parties-has-no-e-mail = { $supplier } has no e-mail address. Say one, or enter it with the supplier.
