//! Finding functions in source, to know how long they are.
use super::{
    files::line_of,
    source::{end_of_item, is_word},
};

/// A function with a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Function {
    /// Its name.
    pub name: String,
    /// The line, from 1, that says `fn`.
    pub line: usize,
    /// How many lines it has from there to its closing brace.
    pub lines: usize,
}

/// The functions of code that has been freed of comments and texts, inner ones included.
pub(super) fn functions(code: &str) -> Vec<Function> {
    let starts = code.match_indices("fn ").map(|(at, _)| at);
    let whole = |at: &usize| {
        at.checked_sub(1).and_then(|before| code.as_bytes().get(before)).is_none_or(|byte| !is_word(*byte))
    };
    starts.filter(whole).filter_map(|start| function_at(code, start)).collect()
}

/// The function that starts here; a signature without a body is none.
fn function_at(code: &str, start: usize) -> Option<Function> {
    let rest = &code[start + "fn ".len()..];
    let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_' || *c == '#').collect();
    let end = end_of_item(code, start);
    let has_body = code[..end].ends_with('}');
    let (line, last) = (line_of(code, start), line_of(code, end.saturating_sub(1)));
    (has_body && !name.is_empty()).then_some(Function { name, line, lines: last + 1 - line })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_are_measured_from_fn_to_brace() {
        let code = "trait A {\n fn none(&self) -> [u8; 4];\n}\nimpl A {\n\
            pub fn some(\n  x: fn(u8) -> u8,\n ) {\n  loop {}\n }\n fn one() { fn inner() {} }\n}";
        let found: Vec<(String, usize, usize)> =
            functions(code).into_iter().map(|it| (it.name, it.line, it.lines)).collect();
        assert_eq!(found, [("some".into(), 5, 5), ("one".into(), 10, 1), ("inner".into(), 10, 1)]);
    }
}
