//! Which passwords are good enough.
use domain::FieldError;

/// The shortest password, in characters. Length is what counts (NIST SP 800-63B): no rules about signs and digits.
pub const SHORTEST: usize = 12;
/// The longest: longer ones only cost time.
pub const LONGEST: usize = 200;

/// Whether a password is good enough for an account.
pub fn check(password: &str, username: &str) -> Result<(), FieldError> {
    let wrong = |code, message: String| Err(FieldError::new("password", code, message));
    let length = password.chars().count();
    if length < SHORTEST {
        return wrong(
            "too-short",
            format!("A password has at least {SHORTEST} characters. A few words do well."),
        );
    }
    if length > LONGEST {
        return wrong("too-long", format!("A password has at most {LONGEST} characters."));
    }
    let lower = password.to_lowercase();
    if username.len() >= 3 && lower.contains(&username.to_lowercase()) {
        return wrong("too-easy", "A password does not contain the user name.".into());
    }
    let mut kinds: Vec<char> = lower.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.len() < 5 {
        return wrong("too-easy", "This password repeats itself too much.".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn length_counts_and_the_name_is_no_password() {
        let code = |password: &str| check(password, "ana").err().map(|error| error.code);
        assert_eq!(code("short"), Some("too-short"));
        assert_eq!(code(&"x1y2z".repeat(50)), Some("too-long"));
        assert_eq!(code("my name is ANA"), Some("too-easy"));
        assert_eq!(code("aaaaaaaaaaaa"), Some("too-easy"));
        assert_eq!(code("correct horse battery"), None);
    }
}
