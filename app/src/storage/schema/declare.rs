//! How tables are declared.
//!
//! Invariant: one list is both what Diesel knows and what is copied, backed up and emptied.

/// Declares the tables to Diesel and lists them for whoever copies rows without knowing what they mean.
macro_rules! tables {
    ($($name:ident { $($column:ident: $kind:ty,)* })*) => {
        $(diesel::table! { $name (id) { $($column -> $kind,)* } })*

        diesel::allow_tables_to_appear_in_same_query!($($name,)*);

        /// Each table with the names of its columns, in the order of creation.
        pub(crate) const TABLES: &[(&str, &[(&str, &str)])] =
            &[$((stringify!($name), &[$((stringify!($column), stringify!($kind)),)*]),)*];
    };
}
