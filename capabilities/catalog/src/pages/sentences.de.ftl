# Sätze des Registers: warum etwas nicht geht, was jemandem mitgeteilt wird
sentence-catalog-extended-support-cannot-end = Der verlängerte Support kann nicht vor dem regulären enden.
