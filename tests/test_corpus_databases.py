"""Databases of SQLite, and dumps of databases as SQL."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from corpus.readers.tabular import databases

FIRST, SECOND = "Police tow a ferry", "Divers find an anchor"
BOTH = [("2015-05-12", FIRST), ("2015-04-10", SECOND)]


@pytest.fixture
def read(contents_of):
    """Return a function that reads one file of a name and a content."""
    return contents_of


def sql(text: str) -> str:
    """Return *text* with the two headlines in place of their names."""
    return text.replace("FIRST", FIRST).replace("SECOND", SECOND)


def database(*statements: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as made:
        for statement in statements:
            made.execute(sql(statement))
        made.commit()
        return made.serialize()


ARTICLES = (
    "CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, published, url TEXT, source TEXT)",
    "INSERT INTO articles VALUES (7, 'FIRST', '2015-05-12', 'https://a.example/1', 'The Post')",
    # 1428652800 is 10 April 2015, 08:00 in UTC
    "INSERT INTO articles VALUES (9, 'SECOND', 1428652800, NULL, NULL)",
)


def test_of_several_tables_those_with_dates_are_read(read):
    feeds = "CREATE TABLE feeds (title TEXT, link TEXT)"

    contents = read(
        "a.db",
        database(feeds, "INSERT INTO feeds VALUES ('The Post', 'https://a.example/')", *ARTICLES),
    )

    assert contents.listed == BOTH
    assert "left out: the table feeds, which has no dates" in contents.report


@pytest.mark.parametrize("name", ["news.db", "news.sqlite", "news.sqlite3", "news"])
def test_the_rows_of_a_table_of_headlines_are_records(read, name):
    contents = read(
        name,
        database("CREATE TABLE authors (id, name TEXT)", *ARTICLES),
    )

    assert contents.listed == BOTH
    first = contents.headlines[0]
    assert (first.publications[0].source, first.url) == ("The Post", "https://a.example/1")
    assert [one.sources[0].line for one in contents.headlines] == [1, 2]


def test_a_database_without_a_table_of_headlines_says_what_it_has(read):
    contents = read("a.db", database("CREATE TABLE feeds (name TEXT, url TEXT)"))

    assert contents.listed == []
    assert "It has feeds (name, url); [columns]" in contents.report


OF_ELSE = {
    "of pages that a browser visited": (
        "CREATE TABLE urls (id, url TEXT, title TEXT, visit_count INT, last_visit_time INT)",
        "INSERT INTO urls VALUES (1, 'https://mail.example/', 'Inbox (5)', 3, 1307600000000000)",
    ),
    "the table moz_bookmarks": (
        "CREATE TABLE moz_bookmarks (id, title TEXT, lastModified INT, guid TEXT)",
        "INSERT INTO moz_bookmarks VALUES (1, 'menu', 1431424800000000, 'menu________')",
    ),
    "the table blog_comment": (
        "CREATE TABLE blog_comment (id, title TEXT, text TEXT, created_at TEXT)",
        "INSERT INTO blog_comment VALUES (1, 'You are wrong', 'text', '2015-05-14')",
    ),
    "the table jos_modules": (
        "CREATE TABLE jos_modules (id INT, title TEXT, publish_up TEXT)",
        "INSERT INTO jos_modules VALUES (1, 'Login form', '2015-05-14 00:00:00')",
    ),
    "the table menu": (
        "CREATE TABLE menu (id INT, title TEXT, published TEXT)",
        "INSERT INTO menu VALUES (1, 'Main menu', '2015-05-14')",
    ),
    "": (
        "CREATE TABLE entries (title TEXT, phone TEXT, created_at TEXT, url TEXT)",
        "INSERT INTO entries VALUES ('Dr', '0123', '2015-05-14', 'https://ann.example/')",
    ),
}


@pytest.mark.parametrize(("told", "statements"), OF_ELSE.items())
def test_visits_comments_and_people_are_no_headlines(read, told, statements):
    contents = read("a.db", database(*statements, *ARTICLES))

    assert contents.listed == BOTH
    assert told in contents.report


@pytest.mark.parametrize(("told", "statements"), OF_ELSE.items())
def test_a_dump_has_no_visits_comments_or_people_as_headlines(read, told, statements):
    contents = read("a.sql", ";\n".join(statements) + ";\n")

    assert contents.listed == []
    assert told in contents.report
    assert "no table has columns of headlines" in contents.report


def test_what_is_stated_to_be_headlines_is_read_whatever_its_table_is_called(read_file):
    made = database(*OF_ELSE["the table blog_comment"])

    (headline,), _ = read_file("a.db", made, '[columns]\nheadline = "title"\n')

    assert headline.text == "You are wrong"


def test_columns_of_a_database_may_be_stated(read_file):
    made = database("CREATE TABLE a (was, wann)", "INSERT INTO a VALUES ('FIRST', '2015-05-12')")

    headlines, _ = read_file("a.db", made, '[columns]\nheadline = "was"\ndate = "wann"\n')

    assert [(one.text, one.date) for one in headlines] == [(FIRST, date(2015, 5, 12))]


def test_views_and_virtual_tables_of_a_database_are_not_read(read):
    made = database(
        *ARTICLES,
        "CREATE VIEW v AS SELECT title, published FROM articles",
        "CREATE VIRTUAL TABLE f USING fts5(title, published)",
    )

    assert read("a.db", made).listed == BOTH


def test_a_damaged_database_is_read_as_far_as_it_goes(read):
    made = database(*ARTICLES, *("INSERT INTO articles (title) VALUES (hex(zeroblob(1500)))",) * 9)

    contents = read("a.db", made[:-9000])

    assert "no database that can be read further: " in contents.report


def test_of_a_database_no_more_rows_are_read_than_a_bound(read, monkeypatch):
    monkeypatch.setattr(databases, "MOST_ROWS", 1)

    contents = read("a.db", database(*ARTICLES))

    assert contents.listed == BOTH[:1]
    assert "more than 1 rows; the rest is left out" in contents.report


MYSQL = r"""-- MySQL dump 10.13  Distrib 5.7
/*!40101 SET NAMES utf8 */;
DROP TABLE IF EXISTS `wp_posts`;
CREATE TABLE `wp_posts` (
  `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `post_date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `post_title` text NOT NULL, -- the title; as typed
  `post_status` varchar(20) NOT NULL DEFAULT 'publish',
  `post_type` varchar(20) NOT NULL DEFAULT 'post',
  PRIMARY KEY (`ID`),
  KEY `type_status_date` (`post_type`,`post_status`,`post_date`,`ID`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8;
INSERT INTO `wp_posts` VALUES (1,'2015-05-12 09:00:00','FIRST','publish','post'),(2,'2015-05-12
 09:00:00','FIRST','inherit','revision'),(3,'2015-04-09','Draft; (not \'this\')','draft','post');
INSERT INTO `wp_posts` (`post_title`, `post_date`, `post_status`, `post_type`) VALUES
('Mayor\'s aide: \"no\"','2015-04-10','publish','post'),
('Later','2015-04-11','private','post');
"""
POSTGRES = r"""--
-- PostgreSQL database dump
--
CREATE TABLE public.articles (
    id integer NOT NULL,
    headline character varying(255),
    published timestamp with time zone DEFAULT now(),
    body text
);
COPY public.articles (id, headline, published, body) FROM stdin;
1	FIRST	2015-05-12 09:00:00+02	one\ntwo\tthree; '
2	SECOND	2015-04-10	\N
\.
SELECT pg_catalog.setval('public.articles_id_seq', 2, true);
"""
SQLITE = """PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE articles(id integer primary key, title text, date text, text);
INSERT INTO articles VALUES(1,'FIRST','2015-05-12','a
b;c''d\\');
INSERT INTO articles VALUES(2,'SECOND','2015-04-10',NULL);
CREATE INDEX i ON articles(title);
COMMIT;
"""


@pytest.mark.parametrize(
    ("dump", "listed"),
    [
        (MYSQL, [BOTH[0], ("2015-04-10", 'Mayor\'s aide: "no"')]),
        (POSTGRES, BOTH),
        (SQLITE, BOTH),
        ("INSERT INTO [dbo].[News] ([Title], [Date]) VALUES (N'FIRST', '2015-05-12')", BOTH[:1]),
    ],
    ids=["mysqldump", "pg_dump", "SQLite", "SQL Server"],
)
def test_the_rows_of_a_dump_are_records(read, dump, listed):
    assert read("dump.sql", sql(dump)).listed == listed


def test_a_row_of_other_values_than_its_columns_is_told(read):
    contents = read("a.sql", "INSERT INTO a (title, date) VALUES ('A', '2015'), ('B');\n")

    assert contents.listed == [("2015-01-01", "A")]
    assert "a: a row of 1 values for 2 columns; it is left out" in contents.report


def test_a_dump_without_a_table_of_headlines_says_what_it_has(read):
    contents = read("a.sql", "CREATE TABLE u (name text);\nINSERT INTO u VALUES ('A');\n")

    assert contents.listed == []
    assert "It has u (name); [columns]" in contents.report


def test_a_text_without_an_end_costs_what_follows_it(read):
    contents = read(
        "a.sql", sql("INSERT INTO a (title, date) VALUES ('FIRST', '2015-05-12'), ('B;\n)\n")
    )

    assert contents.listed == BOTH[:1]
    assert "a text has no end; what follows it is not read" in contents.report


MESSAGES = (
    "\x16\x16\x01DPA0045 3 vm 98 dpa 0301\r\nUnwetter/Norddeutschland/\r\n"
    "\x02Sturm deckt Dächer\r\nin Bremen ab =\r\n\r\n"
    "Bremen (dpa) - Ein Sturm.\r\n\x03dpa xy yyde n1\r\n131530 Mai 14\r\n\x04"
    "\x01a0012 r i bc-oil\x02^BC-Oil Spill, 1st Ld,0120<\r\n"
    "^Tanker runs aground off cape<\r\n^By JANE ROE<\r\n"
    "   CAPE TOWN (AP) _ A tanker ran aground.\r\n\x03AP-NY-05-13-98 1015EDT<\r\n\x04"
    "\x01RTX1 4\x02\r\n\x03\x04"
)


def test_messages_of_agencies_are_headlines_of_the_day_on_which_they_were_filed(read):
    contents = read("spool.dat", MESSAGES)

    assert contents.listed == [
        ("2014-05-13", "Sturm deckt Dächer in Bremen ab"),
        ("1998-05-13", "Tanker runs aground off cape"),
    ]
    assert contents.headlines[0].publications[0].source == "dpa"
    assert contents.headlines[0].date == date(2014, 5, 13)
    assert "a message without a headline; it is left out" in contents.report


@pytest.mark.parametrize(
    ("column", "table", "label", "outlet"),
    [
        ("outlet_id", "outlets", "name", "Echo"),
        ("feed_id", "reader_feeds", "title", "Echo"),
        ("id_feed", "feed", "name", "Echo"),
        ("publisher_id INTEGER REFERENCES houses(id)", "houses", "name", "Echo"),
        ("publisher_id INTEGER REFERENCES users(id)", "users", "name", ""),
        ("author_id", "authors", "name", ""),
        ("media_id", "media", "name", ""),  # pictures, say
        ("outlet_id", "outlets", "url", ""),
    ],
)
def test_a_number_that_points_to_an_outlet_has_its_name(read, column, table, label, outlet):
    contents = read(
        "a.db",
        database(
            f"CREATE TABLE {table} AS SELECT 1 AS id, 'Echo' AS {label}",
            f"CREATE TABLE articles (title, published, {column})",
            "INSERT INTO articles VALUES ('FIRST', '2015-05-12', 1)",
            "INSERT INTO articles VALUES ('SECOND', '2015-04-10', 2)",
        ),
    )

    assert contents.listed == BOTH
    assert [one.source for h in contents.headlines for one in h.publications] == (
        [outlet] if outlet else []
    )


def test_a_number_that_points_to_a_topic_has_its_name(read):
    contents = read(
        "a.db",
        database(
            "CREATE TABLE news_category (id INTEGER, name TEXT)",
            "INSERT INTO news_category VALUES (1, 'Ports')",
            "CREATE TABLE news_article (title, published, category_id)",
            "INSERT INTO news_article VALUES ('FIRST', '2015-05-12', 1)",
        ),
    )

    assert [topic.label for topic in contents.headlines[0].topics] == ["Ports"]
