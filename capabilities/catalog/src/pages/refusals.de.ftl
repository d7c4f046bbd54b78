# Warum etwas nicht geht
refusal-catalog-extended-support-cannot-end = Der verlängerte Support kann nicht vor dem regulären enden.
