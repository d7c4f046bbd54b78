# Why something is refused
refusal-parties-it-cannot-end-before = It cannot end before it begins.
refusal-parties-judge-from-1-poor = Judge from 1 (poor) to 5 (excellent).
