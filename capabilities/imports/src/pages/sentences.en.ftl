# Sentences that the register says: why something is refused, what somebody is told
sentence-imports-the-status-says-that = The status says that it is in use, but the row names neither a holder nor a place.
sentence-imports-this-import-was-applied = This import was applied already.
sentence-imports-the-plan-is-still = The plan is still being worked out. Wait for it, or look at how far it is.
sentence-imports-the-file-has-no = The file has no column “{ $a }”.
sentence-imports-cannot-fill-there-is = “{ $a }” cannot fill { $target }: there is no such field.
sentence-imports-two-columns-fill-leave = Two columns fill { $field }. Leave one of them out.
sentence-imports-are-not-found-by = { $kinds } are not found by { $key }. They are found by: { $b }.
sentence-imports-choose-a-file-first = Choose a file first.
sentence-imports-this-import-was-applied-undo = This import was applied. Undo it, or upload the file again.
sentence-imports-the-upload-broke-off = The upload broke off: { $error }.
sentence-imports-a-file-has-at = A file has at most 512 MB. Split it.
sentence-imports-the-file-is-empty = The file is empty.
sentence-imports-there-is-such-a = There is such a { $kind } already (number { $id }).
sentence-imports-there-is-no-such = There is no such { $kind } to change.
sentence-imports-the-file-has-more = The file has more than 2 GB of text. Split it.
sentence-imports-say-what-the-file = Say what the file is about: kind=assets, people, models.
sentence-imports-cell-does-not-fit = “{ $cell }” { $fault }.
