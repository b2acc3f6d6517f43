package ua.ismtr.privacy;

/**
 * What the dictionary knows of a word, in any of its forms.
 *
 * @param given a given name
 * @param patronymic a name after the father
 * @param surname a surname
 * @param place the name of a place
 * @param common a word that is written with a small letter
 * @param person a common noun for one person, such as «бухгалтерка»
 * @param people the same for several
 * @param verb a form of a verb
 * @param noun a common noun
 * @param adjective an adjective, a participle or a pronoun that agrees like one
 * @param vocative a given name as one calls somebody, and in no other case
 * @param link a preposition, a conjunction, a particle or an adverb
 */
record Word(
        boolean given,
        boolean patronymic,
        boolean surname,
        boolean place,
        boolean common,
        boolean person,
        boolean people,
        boolean verb,
        boolean noun,
        boolean adjective,
        boolean vocative,
        boolean link) {
    static final Word NONE =
            new Word(false, false, false, false, false, false, false, false, false, false, false, false);

    boolean isName() {
        return given || patronymic || surname;
    }

    /** Nothing that the dictionary has. */
    boolean unknown() {
        return !isName() && !place && !common;
    }

    /** A surname and nothing else. */
    boolean onlySurname() {
        return surname && !place && !common;
    }

    /** A given name and no word of the language. */
    boolean onlyGiven() {
        return given && !common;
    }
}
