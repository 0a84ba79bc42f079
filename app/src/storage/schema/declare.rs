//! How tables are declared.
//!
//! Invariant: one list is both what Diesel knows and what is copied, backed up and emptied.

use diesel::sql_types::{BigInt, Bool, Double, Nullable, Text};

/// A kind of column by its name. Not as the source spells it: that loses its shape on the way through a macro.
pub(super) trait Named {
    /// The name, such as `Nullable<Text>`.
    const NAME: &'static str;
}

macro_rules! named {
    ($($kind:ty: $name:literal)*) => { $(
        impl Named for $kind {
            const NAME: &'static str = $name;
        }
    )* };
}

named! {
    Text: "Text"
    BigInt: "BigInt"
    Bool: "Bool"
    Double: "Double"
    Nullable<Text>: "Nullable<Text>"
    Nullable<BigInt>: "Nullable<BigInt>"
    Nullable<Double>: "Nullable<Double>"
}

/// Declares the tables to Diesel and lists them for whoever copies rows without knowing what they mean.
macro_rules! tables {
    ($($name:ident { $($column:ident: $kind:ty,)* })*) => {
        $(diesel::table! { $name (id) { $($column -> $kind,)* } })*

        diesel::allow_tables_to_appear_in_same_query!($($name,)*);

        /// Each table with the names of its columns, in the order of creation.
        pub(crate) const TABLES: &[(&str, &[(&str, &str)])] =
            &[$((stringify!($name), &[$((stringify!($column), <$kind as declare::Named>::NAME),)*]),)*];
    };
}
