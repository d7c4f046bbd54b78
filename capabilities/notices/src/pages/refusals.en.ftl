# Why something is refused
refusal-notices-this-account-is-no = This account is no person, so nobody writes to it.
