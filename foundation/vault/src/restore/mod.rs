//! A restore: everything is proven before anything is kept. The backup is read to its end first, then filled into an
//! empty database in one transaction, and the register in it is checked inside of that transaction; only then does it
//! take its place.
mod fill;
mod place;

pub use place::is_served;

use crate::{
    Blobs, Incoming,
    backup::{Archive, BackupOrder, Listener, Manifest, back_up, stage},
    incoming::unwritable,
};
use database::Source;
use domain::{Instant, Refusal};
use engine::{Capability, Error, Keys, Result, Verification, restoring};
use fill::fill;
use place::{Before, described, filled, is_empty, refuse_in_use};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// What to restore, and where to.
pub struct RestoreOrder<'a> {
    /// The backup.
    pub file: &'a Path,
    /// The database, empty or not there at all.
    pub database: &'a Source,
    /// The keys file; where there is none it is made from the keys in the backup.
    pub keys: &'a Path,
    /// Opens the keys in the backup.
    pub passphrase: Option<&'a str>,
    /// Where contents of attachments go.
    pub blobs: &'a Blobs,
    /// Where contents arrive.
    pub arrivals: &'a Path,
    /// What the product consists of.
    pub capabilities: &'static [&'static Capability],
    /// Tables that are left empty: what was open then must not be open again.
    pub left_empty: &'a [&'a str],
    /// If something is there already, back it up into this file and replace it; otherwise refuse.
    pub replace: Option<&'a Path>,
    /// The moment.
    pub now: Instant,
    /// The version of this program.
    pub version: &'a str,
}

/// What a restore did.
#[derive(Clone, Debug)]
pub struct Restored {
    /// What was in the backup.
    pub manifest: Manifest,
    /// The check of the register; it found nothing, or it would not be there.
    pub verification: Verification,
    /// The backup of what was there before.
    pub before: Option<PathBuf>,
}

/// Restores a backup. Whatever is refused, nothing has changed.
pub fn restore(order: &RestoreOrder<'_>, listener: Listener<'_>) -> Result<Restored> {
    let mut archive = Archive::open(order.file)?;
    restoring::refuse_newer(order.capabilities, &archive.manifest().schema)?;
    archive.check(listener)?;
    let keys = keys_for(order, &mut archive)?;
    archive.check_signature(keys.keys.verifying())?;
    let before = what_is_there(order, listener)?;
    copy_files(&mut archive, order, listener)?;
    let verification = filled(order.database, before.as_ref(), |tx| {
        let verification = fill(tx, &mut archive, &keys.keys, order, listener)?;
        if let Some(before) = &before {
            crate::store::forget_strangers(tx, &before.contents, order.now)?;
        }
        // Before the register appears, for without them it could not be opened.
        keys.save(order)?;
        Ok(verification)
    })?;
    let before = before.and_then(|before| before.backup);
    Ok(Restored { manifest: archive.manifest().clone(), verification, before })
}

/// The keys of the register, and whether they have to be written.
struct KeysToUse {
    keys: Keys,
    fresh: bool,
}

fn keys_for(order: &RestoreOrder<'_>, archive: &mut Archive) -> Result<KeysToUse> {
    let verifying = archive.manifest().key.clone();
    let there = Keys::load(order.keys)?;
    if let Some(keys) = there.as_ref().filter(|keys| keys.verifying() == verifying) {
        return Ok(KeysToUse { keys: keys.clone(), fresh: false });
    }
    if there.is_some() && order.replace.is_none() {
        let message = format!(
            "The keys file {} belongs to another register than this backup. Put the right one in its place.",
            order.keys.display()
        );
        return Err(Refusal::new("keys-do-not-belong", message).into());
    }
    let opened = match order.passphrase {
        Some(passphrase) => archive.keys(passphrase)?,
        None if archive.manifest().keys.is_some() => {
            let message = "The register's keys are in this backup under a passphrase. Say it.";
            return Err(Refusal::new("passphrase-needed", message).into());
        }
        None => None,
    };
    match opened {
        Some(keys) if keys.verifying() == verifying => Ok(KeysToUse { keys, fresh: true }),
        Some(_) => Err(crate::backup::damaged("keys.json")),
        None => {
            let message = format!(
                "This backup does not hold the register's keys. Put its keys file at {} first.",
                order.keys.display()
            );
            Err(Refusal::new("keys-needed", message).into())
        }
    }
}

impl KeysToUse {
    fn save(&self, order: &RestoreOrder<'_>) -> Result<()> {
        if !self.fresh {
            return Ok(());
        }
        let failed = |error: std::io::Error| unwritable(order.keys, &error);
        if order.keys.exists() {
            let mut aside = order.keys.as_os_str().to_owned();
            aside.push(format!(".before-{}", order.now.0));
            fs::rename(order.keys, aside).map_err(failed)?;
        }
        if let Some(folder) = order.keys.parent() {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        self.keys.save(order.keys).map_err(failed)
    }
}

/// Looks at what the restore would replace, and backs it up.
fn what_is_there(order: &RestoreOrder<'_>, listener: Listener<'_>) -> Result<Option<Before>> {
    if order.replace.is_some() {
        refuse_in_use(order.database)?;
    }
    if is_empty(order.database)? {
        return Ok(None);
    }
    let Some(file) = order.replace else {
        let message = format!(
            "{} is not empty. Restore into another place, or say that it is to be replaced (it is backed up first).",
            described(order.database)
        );
        return Err(Refusal::new("target-not-empty", message).into());
    };
    let contents = order.database.read(|tx| match crate::store::is_register(tx)? {
        true => crate::store::contents(tx).map(Some),
        false => Ok(None),
    })?;
    let Some(contents) = contents else {
        let message =
            format!("{} holds something that is no register. It is left alone.", described(order.database));
        return Err(Refusal::new("no-register", message).into());
    };
    let keys = Keys::load(order.keys)?.ok_or_else(|| {
        let message =
            format!("The register that is to be replaced has no keys file at {}.", order.keys.display());
        Error::from(Refusal::new("keys-needed", message))
    })?;
    let of_before = BackupOrder {
        file,
        blobs: order.blobs,
        keys: &keys,
        passphrase: order.passphrase,
        made_at: order.now,
        version: order.version,
    };
    back_up(order.database, &of_before, listener)?;
    Ok(Some(Before { contents, backup: Some(file.to_owned()) }))
}

/// Puts contents into their places before any row refers to them.
fn copy_files(archive: &mut Archive, order: &RestoreOrder<'_>, listener: Listener<'_>) -> Result<()> {
    let total = archive.manifest().files.count;
    for (n, (name, digest)) in archive.files()?.into_iter().enumerate() {
        listener(stage("restoring attachments", n as u64, Some(total)));
        let mut part = archive.part(&name)?;
        if order.blobs.size(&digest)? == Some(part.size()) {
            continue;
        }
        let mut incoming = Incoming::begin(order.arrivals, u64::MAX)?;
        let mut piece = vec![0; 1 << 16];
        loop {
            match part.read(&mut piece) {
                Ok(0) => break,
                Ok(read) => incoming.write(piece.get(..read).unwrap_or_default())?,
                Err(_) => return Err(crate::backup::damaged(&name)),
            }
        }
        let arrived = incoming.finish(&digest)?;
        if arrived.new.digest != digest {
            return Err(crate::backup::damaged(&name));
        }
        order.blobs.keep(arrived)?;
    }
    Ok(())
}
