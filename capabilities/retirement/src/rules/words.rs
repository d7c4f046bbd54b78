//! Words that rules and fields share: each list said once, as a type and as the choices of a field.

/// A type whose values are the words of a choice field.
macro_rules! words {
    ($(#[$about:meta])* $name:ident { $($(#[$says:meta])* $value:ident = $word:literal, $label:literal, $tone:ident;)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name {
            $($(#[$says])* #[serde(rename = $word)] $value,)+
        }

        impl $name {
            /// All of them, in their order.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];
            /// As choices of a field.
            pub const CHOICES: &'static [domain::Choice<'static>] =
                &[$(domain::Choice::toned($word, $label, domain::Tone::$tone)),+];

            /// As it is stored.
            pub const fn value(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }

            /// As it is read in a list.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$value => $label,)+ }
            }

            /// The one with this stored value.
            pub fn from_value(value: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.value() == value)
            }
        }
    };
}

pub(crate) use words;
