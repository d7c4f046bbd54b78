# Why something is refused
refusal-scanning-only-somebody-with-an = Only somebody with an account has a set.
