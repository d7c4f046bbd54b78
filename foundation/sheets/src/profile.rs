use crate::{Row, RowError, SheetError, SheetFile};

/// How many errors a profile tells; the rest is counted.
const TOLD_ERRORS: usize = 20;
/// How much text of samples is kept, in bytes.
const SAMPLE_BYTES: usize = 4 << 20;

/// A file at a glance, before anything is imported.
#[derive(Clone, Debug)]
pub struct Profile {
    /// How many rows can be read, not counting empty ones.
    pub rows: u64,
    /// How many cannot.
    pub unreadable: u64,
    /// The first 20 rows that cannot be read, and why.
    pub errors: Vec<RowError>,
    /// The first rows.
    pub samples: Vec<Row>,
}

impl Profile {
    /// The cells of a column in the samples, for guessing what they are.
    pub fn column(&self, column: usize) -> Vec<&str> {
        self.samples.iter().map(|row| row.cell(column)).collect()
    }

    /// The cells of all columns in the samples.
    pub fn columns(&self) -> Vec<Vec<&str>> {
        let width = self.samples.first().map_or(0, |row| row.cells().len());
        (0..width).map(|column| self.column(column)).collect()
    }
}

impl SheetFile {
    /// Reads the whole file once, counts its rows and keeps the first `samples` of them (a thousand tell formats
    /// and kinds well; fewer if they are very large).
    pub fn profile(&mut self, samples: usize) -> Result<Profile, SheetError> {
        let mut profile = Profile { rows: 0, unreadable: 0, errors: Vec::new(), samples: Vec::new() };
        let mut kept = 0;
        for row in self.rows()? {
            match row {
                Ok(row) => {
                    profile.rows += 1;
                    if profile.samples.len() < samples && kept < SAMPLE_BYTES {
                        kept += row.size();
                        profile.samples.push(row);
                    }
                }
                Err(error) => {
                    profile.unreadable += 1;
                    if profile.errors.len() < TOLD_ERRORS {
                        profile.errors.push(error);
                    }
                }
            }
        }
        Ok(profile)
    }
}
