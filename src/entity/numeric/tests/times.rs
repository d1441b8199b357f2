//! Dates, periods, lengths of time, ages and times of day.

use super::check;

#[test]
fn calendar_dates() {
    check(
        r#"
        The harbour opened on Monday, Feb. 7. => Monday, Feb. 7|DATE|2022-02-07
        She arrived on 27 January and left. => 27 January|DATE|2022-01-27
        It closed on March 3, 1998, after a storm. => March 3, 1998|DATE|1998-03-03
        The 5th of November 2021 was cold. => The 5th of November 2021|DATE|2021-11-05
        He was born on 12 May 1954 in Lund. => 12 May 1954|DATE|1954-05-12
        Talks ran from April 3 to April 9. => from April 3 to April 9|DATE|2022-04-03/2022-04-09
        The fair runs July 30-31. => July 30-31|DATE|2022-07-30/2022-07-31
        Rain fell on 11-13 June. => 11-13 June|DATE|2021-06-11/2021-06-13
        The deed is dated 2022-02-07. => 2022-02-07|DATE|2022-02-07
        The form said 25/12/2021. => 25/12/2021|DATE|2021-12-25
        Filed 3/4/2021 by the clerk. => 3/4/2021|DATE|
        It began in December 2021. => December 2021|DATE|2021-12
        It began in April, 2019. => April, 2019|DATE|2019-04
        Sales fell in October. => October|DATE|2021-10
        The vote is scheduled for December. => December|DATE|2022-12
        The bridge will open on March 5. => March 5|DATE|2022-03-05
        The bridge opened on March 5. => March 5|DATE|2021-03-05
        Miss May Carter sang. =>
        Voters may march in March. => March|DATE|2022-03
        Prices will rise in May. => May|DATE|2022-05
        April Jones met August Brandt. =>
        They met on Friday. => Friday|DATE|2022-02-04
        The council will meet on Friday. => Friday|DATE|2022-02-11
        The council met on Monday. => Monday|DATE|2022-02-07
        He said on Tuesday that it was over. => Tuesday|DATE|2022-02-01
        It happened on Monday morning. => Monday morning|TIME|2022-02-07
        The shop closes on Sundays. => Sundays|DATE|
        On Friday the 13th nobody came. => Friday the 13th|DATE|
        On Wednesday, 2 February, the mine shut. => Wednesday, 2 February|DATE|2022-02-02
        The Sunday Times reported it. =>
        "#,
    );
}

#[test]
fn times_told_from_the_article() {
    check(
        r#"
        It happened yesterday. => yesterday|DATE|2022-02-06
        It ends today and starts tomorrow. => today|DATE|2022-02-07; tomorrow|DATE|2022-02-08
        They leave tomorrow morning. => tomorrow morning|TIME|2022-02-08
        She spoke last Tuesday. => last Tuesday|DATE|2022-02-01
        She speaks next Tuesday. => next Tuesday|DATE|2022-02-08
        They married last May. => last May|DATE|2021-05
        They marry next March. => next March|DATE|2022-03
        They meet this Friday. => this Friday|DATE|2022-02-11
        It was cold last week. => last week|DATE|2022-W05
        It will be warm next month. => next month|DATE|2022-03
        Profits doubled last year. => last year|DATE|2021
        Sales fell this quarter. => this quarter|DATE|2022-01/2022-03
        It opened two weeks ago. => two weeks ago|DATE|2022-W04
        It opened three days ago. => three days ago|DATE|2022-02-04
        It opened about 15 years ago. => about 15 years ago|DATE|2007
        It opened a year ago. => a year ago|DATE|2021
        It opened more than a decade ago. => more than a decade ago|DATE|2012
        It will close three years from now. => three years from now|DATE|2025
        It fell sharply a year earlier. => a year earlier|DATE|
        He died two days later. => two days later|DATE|
        the day before yesterday it snowed => the day before yesterday|DATE|2022-02-05
        the day after tomorrow it thaws => the day after tomorrow|DATE|2022-02-09
        It rained all of last weekend. => last weekend|DATE|2022-02-05/2022-02-06
        It rained last night. => last night|TIME|2022-02-06
        This morning the ferry sank. => This morning|TIME|2022-02-07
        Over the past three weeks it rained. => the past three weeks|DATE|P3W
        In the next few days it may end. => the next few days|DATE|
        In recent years it grew. => recent years|DATE|
        That year the mill burned. => That year|DATE|
        Every year they march. => Every year|DATE|R/P1Y
        Each Sunday they sing. => Each Sunday|DATE|
        The following day she left. => The following day|DATE|
        In the last half of 1989 it grew. => the last half of 1989|DATE|
        The war in the late 1970s ended. => the late 1970s|DATE|1970/1979
        She moved in the early 1950s. => the early 1950s|DATE|1950/1959
        By the mid-1990s it was gone. => the mid-1990s|DATE|1990/1999
        The law of pre-1917 days. => pre-1917|DATE|1917
        Songs of the '80s and ’90s. => '80s|DATE|1980/1989; ’90s|DATE|1990/1999
        A '97 Rioja was poured. => '97|DATE|1997
        He is in his 30s. => 30s|DATE|
        the nineties were loud => the nineties|DATE|1990/1999
        "#,
    );
}

#[test]
fn periods_and_years() {
    check(
        r#"
        At the end of January the ice broke. => the end of January|DATE|2022-01
        By the end of the year it was done. => the end of the year|DATE|
        At the beginning of 2021 prices fell. => the beginning of 2021|DATE|2021
        In the first half of 2022 it rained. => the first half of 2022|DATE|2022-01/2022-06
        The first nine months of 2021 were dry. => The first nine months of 2021|DATE|2021-01/2021-09
        The third quarter of 2021 was weak. => The third quarter of 2021|DATE|2021-07/2021-09
        The third-quarter profit fell. => The third-quarter|DATE|
        Sales fell in Q3 2024. => Q3 2024|DATE|2024-07/2024-09
        Sales fell in Q3. => Q3|DATE|
        It lost money in fiscal 1989. => fiscal 1989|DATE|1989
        In fiscal year 2022 it grew. => fiscal year 2022|DATE|2022
        The 21st century began badly. => The 21st century|DATE|2001/2100
        In the 18th century they sailed. => the 18th century|DATE|1701/1800
        Between 2010 and 2014 it shrank. => Between 2010 and 2014|DATE|2010/2014
        From 2018 to 2020 he served. => From 2018 to 2020|DATE|2018/2020
        The 1989-90 season was long. => 1989-90|DATE|1989/1990
        The 2022/23 budget passed. => 2022/23|DATE|2022/2023
        The summer of 2020 was hot. => The summer of 2020|DATE|2020-22
        It opened in summer 2019. => summer 2019|DATE|2019-22
        Last summer was hot. => Last summer|DATE|2021-22
        This winter is mild. => This winter|DATE|2021-24
        Water will fall in the spring. => the spring|DATE|
        On Christmas Day they rest. => Christmas Day|DATE|2021-12-25
        New Year's Eve was quiet. => New Year's Eve|DATE|2021-12-31
        They met on Labor Day. => Labor Day|DATE|
        Good Friday is a holiday. => Good Friday|DATE|
        It shut on 9/11. => 9/11|DATE|2001-09-11
        July last year was dry. => July last year|DATE|2021-07
        Last year's third quarter was better. => Last year's third quarter|DATE|2021-07/2021-09
        It rose from the year-earlier quarter. => the year-earlier quarter|DATE|
        By year-end it was over. => year-end|DATE|
        The 1990 model year begins. => The 1990 model year|DATE|1990
        Early Monday the dam broke. => Early Monday|DATE|2022-02-07
        Late last year it broke. => Late last year|DATE|2021
        Earlier this year it broke. => Earlier this year|DATE|2022
        The week ended Tuesday. => The week|DATE|; Tuesday|DATE|2022-02-01
        In 1876 he died. => 1876|DATE|1876
        The year 2000 came. => The year 2000|DATE|2000
        About 2000 people came. => About 2000|CARDINAL|2000
        More than 2000 came. => More than 2000|CARDINAL|2000
        In the 2019 election she won. => 2019|DATE|2019
        Flight 1900 landed. =>
        "#,
    );
}

#[test]
fn durations_and_ages() {
    check(
        r#"
        It took three weeks. => three weeks|DATE|P3W
        The two-year plan failed. => two-year|DATE|P2Y
        A 30-day truce held. => 30-day|DATE|P30D
        It lasted two-and-a-half years. => two-and-a-half years|DATE|P2.5Y
        It lasted two and a half years. => two and a half years|DATE|P2.5Y
        It lasted half an hour. => half an hour|TIME|PT30M
        It lasted an hour and a half. => an hour and a half|TIME|PT90M
        It took three to five years. => three to five years|DATE|P3Y
        A three- to five-year term awaits. => three- to five-year|DATE|P3Y
        It lasted for decades. => decades|DATE|
        He waited for hours. => hours|TIME|
        Years later she returned. => Years later|DATE|
        Over seven years it grew. => seven years|DATE|P7Y
        Two 18-year-olds fled. => Two|CARDINAL|2; 18-year-olds|DATE|P18Y
        The 18-year-old driver fled. => 18-year-old|DATE|P18Y
        She is 45 years old. => 45 years old|DATE|P45Y
        Her son, 9, survived. => 9|DATE|P9Y
        Ruth Oyelaran, 47, denied it. => 47|DATE|P47Y
        He was aged 65. => aged 65|DATE|P65Y
        He retired at the age of 35. => the age of 35|DATE|P35Y
        She left at age 18. => age 18|DATE|P18Y
        Children ages 6 to 14 may enter. => ages 6 to 14|DATE|P6Y
        A week-long strike ended. => week-long|DATE|P1W
        "#,
    );
}

#[test]
fn times_of_day() {
    check(
        r#"
        It starts at 4 pm GMT. => 4 pm GMT|TIME|T16:00Z
        It starts at 10:30 a.m. today. => 10:30 a.m. today|TIME|2022-02-07T10:30
        It starts at 10.30am. => 10.30am|TIME|T10:30
        It ended at noon Saturday. => noon Saturday|TIME|2022-02-05T12:00
        Doors open at 7:15 p.m. local time. => 7:15 p.m. local time|TIME|T19:15
        It begins at 1:30 p.m. Chicago time. => 1:30 p.m. Chicago time|TIME|T13:30
        The clock struck midnight. => midnight|TIME|T00:00
        The call came at 1500 GMT. => 1500 GMT|TIME|T15:00Z
        Come at eight o'clock. => eight o'clock|TIME|
        Open 9 a.m. to 5 p.m. daily. => 9 a.m. to 5 p.m.|TIME|T09:00/T17:00
        Open 9-11 a.m. only. => 9-11 a.m.|TIME|T09:00/T11:00
        They left at 15:45. => 15:45|TIME|T15:45
        They won 3:2 at home. =>
        She works at night. => night|TIME|
        They danced until early Saturday morning. => early Saturday morning|TIME|2022-02-05
        "#,
    );
}

#[test]
fn times_in_modern_news() {
    check(
        r#"
        He ran it in 7.60secs. => 7.60secs|TIME|PT7.6S
        It lasted 1hr 20mins. => 1hr 20mins|TIME|
        She won in 8:41.43. => 8:41.43|TIME|PT521.43S
        It is dated 22.08.2016. => 22.08.2016|DATE|2016-08-22
        It was signed on 25-08-2021. => 25-08-2021|DATE|2021-08-25
        It will rain in the new year. => the new year|DATE|
        A new year begins. =>
        It grew over the decades. => the decades|DATE|
        In the weeks ahead it may grow. => the weeks ahead|DATE|
        After months of denials it closed. => months|DATE|
        It faces years of litigation. => years|DATE|
        A decades-old rule fell. => decades-old|DATE|
        The months-long talks ended. => months-long|DATE|
        It is months away. => months|DATE|
        It comes a day after the vote. => a day|DATE|P1D
        They sleep in the winter months. => the winter months|DATE|
        The 2026-2027 school year begins. => The 2026-2027 school year|DATE|2026/2027
        It lasted roughly 4 ½ hours. => roughly 4 ½ hours|TIME|PT270M
        In December gold fell. => December|DATE|2021-12
        Analysts said January CPI rose. => January|DATE|2022-01
        It runs past Dec. 11 at least. => Dec. 11|DATE|2021-12-11
        At the end of the day it counts. =>
        She is the player of the year. =>
        A second-half goal won it. => second-half|ORDINAL|2
        First-half profit fell. => First-half|DATE|
        The 15 September protest grew. => 15 September|DATE|2021-09-15
        "#,
    );
}

#[test]
fn days_with_a_name_and_years_with_an_era() {
    check(
        r#"
        They met on Christmas Eve. => Christmas Eve|DATE|2021-12-24
        They met on New Year's Day 2019. => New Year's Day 2019|DATE|2019-01-01
        They will meet on Boxing Day. => Boxing Day|DATE|2022-12-26
        It was sold before Christmas. => Christmas|DATE|2021-12-25
        It was sold on Christmas weekend. => Christmas weekend|DATE|
        They will vote on Thanksgiving. => Thanksgiving|DATE|
        They will march on International Women's Day. => International Women's Day|DATE|2022-03-08
        Caesar died in 44 BC. => 44 BC|DATE|-0043
        The wall was built in 1066 A.D. => 1066 A.D.|DATE|1066
        "#,
    );
}

/// Every form by which the work on times was once described.
#[test]
fn times_that_were_asked_for() {
    check(
        r#"
        It opened on Monday, Feb. 7. => Monday, Feb. 7|DATE|2022-02-07
        It starts at 4 pm GMT. => 4 pm GMT|TIME|T16:00Z
        By the mid-1990s it was gone. => the mid-1990s|DATE|1990/1999
        Over the past three weeks it rained. => the past three weeks|DATE|P3W
        Sales fell in Q3 2024. => Q3 2024|DATE|2024-07/2024-09
        An 18-year-old fled. => 18-year-old|DATE|P18Y
        It froze at the end of January. => the end of January|DATE|2022-01
        They met early Monday. => early Monday|DATE|2022-02-07
        "#,
    );
}
