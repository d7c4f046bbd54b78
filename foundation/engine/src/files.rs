//! Attachments: which files belong to which record. The bytes lie in a folder or an object store, by digest.
use crate::Result;
use database::Tx;

/// Makes the table.
pub(crate) fn prepare(tx: &mut Tx<'_>) -> Result<()> {
    Ok(tx.batch(
        "create table if not exists record_files (
            id bigint primary key, kind text not null, record bigint not null, name text not null,
            media_type text not null, bytes bigint not null, digest text not null, added_at bigint not null,
            added_by text not null, removed_at bigint);
         create index if not exists record_files_by_record on record_files (kind, record, id);
         create index if not exists record_files_by_digest on record_files (digest);",
    )?)
}
