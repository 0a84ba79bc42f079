//! Looking for words anywhere in a text, the same way on both databases.
//!
//! Invariant: what a person types is looked for as it stands; none of it is a wildcard.

/// Returns the LIKE pattern that finds `words` anywhere, `!` being the escape.
pub(crate) fn holding(words: &str) -> String {
    let mut pattern = String::from("%");
    for character in words.chars() {
        if matches!(character, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(character);
    }
    pattern.push('%');
    pattern
}

diesel::define_sql_function! {
    /// Lower case: of ASCII letters on SQLite, of all on PostgreSQL.
    fn lower(text: diesel::sql_types::Text) -> diesel::sql_types::Text;
}

#[cfg(test)]
mod tests {
    use super::holding;

    #[test]
    fn no_character_of_the_words_is_a_wildcard() {
        assert_eq!(holding("50%_!"), "%50!%!_!!%");
        assert_eq!(holding("100% a_b!"), "%100!% a!_b!!%");
        assert_eq!(holding(""), "%%");
    }
}
