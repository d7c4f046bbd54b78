//! A bid that comes as a file: CSV or XLSX, a row a line. All rows are good, or nothing is taken.
use crate::{
    Bid, MANAGE, Rfq, RfqState,
    enter_bid::take,
    rules::offer::{Fault, Offer, cells, read},
    store,
};
use domain::Id;
use engine::{Engine, Error, Request, Who};
use sheets::SheetFile;
use std::path::Path;

/// Most rows of a bid.
const ROWS_MAX: usize = 2_000;

/// Why a file was not taken.
#[derive(Debug)]
pub enum Refused {
    /// Rows that make no sense, each with its reason.
    Rows(Vec<Fault>),
    /// Something else.
    Other(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

/// Takes a file as the offer of a bid.
pub fn bid_from_file(
    engine: &Engine,
    who: Who,
    request: Request,
    bid: i64,
    path: &Path,
    name: &str,
) -> std::result::Result<i64, Refused> {
    let (headers, rows) = table(path, name).map_err(|fault| Refused::Rows(vec![fault]))?;
    let rows = cells(&headers, &rows).map_err(|fault| Refused::Rows(vec![fault]))?;
    let told = engine.work_blocking(who, request, "sourcing.bid-from-file", MANAGE, move |work| {
        let kept = work.load::<Bid>(Id::new(bid))?;
        let rfq = work.as_system(|work| work.see::<Rfq>(kept.rfq))?;
        rfq.must_be(&[RfqState::Open, RfqState::Closed])?;
        let asked = store::asked(work, rfq.id)?;
        match read(&rows, &asked, rfq.compared_in()?) {
            Err(faults) => Ok(Err(faults)),
            Ok(lines) => {
                let offer = Offer { lines, ..Offer::default() };
                take(work, &kept, &rfq, &offer, "file").map(|id| Ok(id.number()))
            }
        }
    })?;
    told.map_err(Refused::Rows)
}

type Table = (Vec<String>, Vec<(u64, Vec<String>)>);

fn table(path: &Path, name: &str) -> std::result::Result<Table, Fault> {
    let unreadable = |message: String| Fault { row: 0, code: "unreadable", message };
    let mut file = SheetFile::open(path, name).map_err(|error| unreadable(error.to_string()))?;
    let headers = file.headers().to_vec();
    let mut rows = Vec::new();
    for row in file.rows().map_err(|error| unreadable(error.to_string()))? {
        let row = row.map_err(|error| unreadable(error.to_string()))?;
        if !row.faults().is_empty() {
            return Err(Fault {
                row: row.number,
                code: "unreadable",
                message: "A cell of this row cannot be read.".to_owned(),
            });
        }
        rows.push((row.number, row.cells().map(str::to_owned).collect()));
        if rows.len() > ROWS_MAX {
            return Err(unreadable(format!("A bid has at most {ROWS_MAX} rows.")));
        }
    }
    Ok((headers, rows))
}
