# Why something is refused
refusal-imports-the-status-says-that = The status says that it is in use, but the row names neither a holder nor a place.
refusal-imports-this-import-was-applied = This import was applied already.
refusal-imports-the-plan-is-still = The plan is still being worked out. Wait for it, or look at how far it is.
refusal-imports-the-file-has-no = The file has no column “{ $a }”.
refusal-imports-cannot-fill-there-is = “{ $a }” cannot fill { $target }: there is no such field.
refusal-imports-two-columns-fill-leave = Two columns fill { $a }. Leave one of them out.
refusal-imports-are-not-found-by = { $a } are not found by { $key }. They are found by: { $b }.
refusal-imports-choose-a-file-first = Choose a file first.
refusal-imports-this-import-was-applied-undo = This import was applied. Undo it, or upload the file again.
refusal-imports-the-upload-broke-off = The upload broke off: { $error }.
refusal-imports-a-file-has-at = A file has at most 512 MB. Split it.
refusal-imports-the-file-is-empty = The file is empty.
refusal-imports-there-is-such-a = There is such a { $a } already (number { $id }).
refusal-imports-there-is-no-such = There is no such { $a } to change.
refusal-imports-the-file-has-more = The file has more than 2 GB of text. Split it.
