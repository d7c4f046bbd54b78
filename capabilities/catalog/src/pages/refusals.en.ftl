# Why something is refused
refusal-catalog-extended-support-cannot-end = Extended support cannot end before regular support.
