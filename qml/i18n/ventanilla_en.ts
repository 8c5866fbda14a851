<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name></name>
    <message id="accepted.detail">
        <source>A person at the city will look at it. Bring your papers when you come for the card.</source>
        <translation>A person at the city will look at it. Bring your papers when you come for the card.</translation>
    </message>
    <message id="accepted.question">
        <source>Your application is accepted</source>
        <translation>Your application is accepted</translation>
    </message>
    <message id="address.careof">
        <source>Care of (if someone takes your mail)</source>
        <translation>Care of (if someone takes your mail)</translation>
    </message>
    <message id="address.careof.line">
        <source>c/o %1</source>
        <extracomment>Before the name of whoever takes the mail.</extracomment>
        <translation>c/o %1</translation>
    </message>
    <message id="address.city">
        <source>City</source>
        <translation>City</translation>
    </message>
    <message id="address.home.question">
        <source>What is your address?</source>
        <translation>What is your address?</translation>
    </message>
    <message id="address.mail.question">
        <source>Where shall the mail go?</source>
        <translation>Where shall the mail go?</translation>
    </message>
    <message id="address.state">
        <source>State</source>
        <translation>State</translation>
    </message>
    <message id="address.street">
        <source>Number and street</source>
        <translation>Number and street</translation>
    </message>
    <message id="address.unit">
        <source>Apt.</source>
        <translation>Apt.</translation>
    </message>
    <message id="address.zip">
        <source>ZIP code</source>
        <translation>ZIP code</translation>
    </message>
    <message id="bank.accepted.detail">
        <source>Who is from the bank says them first. The bank never asks for money, a code or papers by phone.</source>
        <translation>Who is from the bank says them first. The bank never asks for money, a code or papers by phone.</translation>
    </message>
    <message id="bank.accepted.done">
        <source>I am done</source>
        <translation>I am done</translation>
    </message>
    <message id="bank.accepted.from">
        <source>Your paper works there from %1.</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Your paper works there from %1.</translation>
    </message>
    <message id="bank.accepted.question">
        <source>Done. These are your two words:</source>
        <translation>Done. These are your two words:</translation>
    </message>
    <message id="bank.branch.detail">
        <source>The city takes no money from banks.</source>
        <translation>The city takes no money from banks.</translation>
    </message>
    <message id="bank.branch.question">
        <source>Which one suits you?</source>
        <translation>Which one suits you?</translation>
    </message>
    <message id="bank.consent.contact">
        <source>How to reach me</source>
        <translation>How to reach me</translation>
    </message>
    <message id="bank.consent.contact.value">
        <source>%1, %2, until %3</source>
        <extracomment>A phone number, the hours and the last day at which the bank may use it.</extracomment>
        <translation>%1, %2, until %3</translation>
    </message>
    <message id="bank.consent.detail">
        <source>Tick each line that you allow. Nothing else is sent. You can take it back with the code on your paper.</source>
        <translation>Tick each line that you allow. Nothing else is sent. You can take it back with the code on your paper.</translation>
    </message>
    <message id="bank.consent.language">
        <source>My language</source>
        <translation>My language</translation>
    </message>
    <message id="bank.consent.name">
        <source>My name</source>
        <translation>My name</translation>
    </message>
    <message id="bank.consent.question">
        <source>May the city send this to %1?</source>
        <extracomment>%1 is the name of a bank.</extracomment>
        <translation>May the city send this to %1?</translation>
    </message>
    <message id="bank.consent.send">
        <source>Yes, send it</source>
        <translation>Yes, send it</translation>
    </message>
    <message id="bank.contact.call">
        <source>Where can they call you?</source>
        <translation>Where can they call you?</translation>
    </message>
    <message id="bank.contact.hours">
        <source>Between which hours?</source>
        <translation>Between which hours?</translation>
    </message>
    <message id="bank.contact.text">
        <source>Where can they text you?</source>
        <translation>Where can they text you?</translation>
    </message>
    <message id="bank.contact.until">
        <source>Until when may they use your number?</source>
        <translation>Until when may they use your number?</translation>
    </message>
    <message id="bank.fact.anyone">
        <source>Open to everyone</source>
        <translation>Open to everyone</translation>
    </message>
    <message id="bank.fact.asof">
        <source>The bank told us on %1</source>
        <extracomment>Who said so and when: "As of 4 July 2026".</extracomment>
        <translation>The bank told us on %1</translation>
    </message>
    <message id="bank.fact.deposit">
        <source>%1 to start</source>
        <translation>%1 to start</translation>
    </message>
    <message id="bank.fact.fee">
        <source>%1 each month</source>
        <translation>%1 each month</translation>
    </message>
    <message id="bank.fact.member">
        <source>For people who live or work in the city</source>
        <translation>For people who live or work in the city</translation>
    </message>
    <message id="bank.fact.nodeposit">
        <source>No money needed to start</source>
        <translation>No money needed to start</translation>
    </message>
    <message id="bank.fact.nofee">
        <source>No monthly fee</source>
        <translation>No monthly fee</translation>
    </message>
    <message id="bank.fact.second">
        <source>Asks for a second paper</source>
        <translation>Asks for a second paper</translation>
    </message>
    <message id="bank.fact.ssn.itin">
        <source>Asks for a Social Security number or an ITIN</source>
        <translation>Asks for a Social Security number or an ITIN</translation>
    </message>
    <message id="bank.fact.ssn.no">
        <source>No Social Security number needed</source>
        <translation>No Social Security number needed</translation>
    </message>
    <message id="bank.fact.ssn.yes">
        <source>Asks for a Social Security number</source>
        <translation>Asks for a Social Security number</translation>
    </message>
    <message id="bank.hours.afternoon">
        <source>12 to 5</source>
        <translation>12 to 5</translation>
    </message>
    <message id="bank.hours.evening">
        <source>5 to 8</source>
        <translation>5 to 8</translation>
    </message>
    <message id="bank.hours.morning">
        <source>9 to 12</source>
        <translation>9 to 12</translation>
    </message>
    <message id="bank.how.call">
        <source>Call me</source>
        <translation>Call me</translation>
    </message>
    <message id="bank.how.myself">
        <source>I will go myself</source>
        <translation>I will go myself</translation>
    </message>
    <message id="bank.how.myself.detail">
        <source>You take a paper with you. No phone number is sent.</source>
        <translation>You take a paper with you. No phone number is sent.</translation>
    </message>
    <message id="bank.how.question">
        <source>How do you want to meet the bank?</source>
        <translation>How do you want to meet the bank?</translation>
    </message>
    <message id="bank.how.text">
        <source>Send me a text</source>
        <translation>Send me a text</translation>
    </message>
    <message id="bank.offer.detail">
        <source>We can introduce you to a bank that opens accounts. Your card does not depend on it.</source>
        <translation>We can introduce you to a bank that opens accounts. Your card does not depend on it.</translation>
    </message>
    <message id="bank.offer.no">
        <source>No, thank you</source>
        <translation>No, thank you</translation>
    </message>
    <message id="bank.offer.question">
        <source>An offer, if you want it</source>
        <translation>An offer, if you want it</translation>
    </message>
    <message id="bank.offer.yes">
        <source>Yes, show me</source>
        <translation>Yes, show me</translation>
    </message>
    <message id="bank.until.four">
        <source>Four weeks</source>
        <translation>Four weeks</translation>
    </message>
    <message id="bank.until.one">
        <source>One week</source>
        <translation>One week</translation>
    </message>
    <message id="bank.until.two">
        <source>Two weeks</source>
        <translation>Two weeks</translation>
    </message>
    <message id="bank.warning.card">
        <source>You can get the city card without this.</source>
        <translation>You can get the city card without this.</translation>
    </message>
    <message id="bank.warning.papers">
        <source>The bank will ask for your papers itself, and keeps its own records.</source>
        <translation>The bank will ask for your papers itself, and keeps its own records.</translation>
    </message>
    <message id="bank.warning.question">
        <source>Please know this first</source>
        <translation>Please know this first</translation>
    </message>
    <message id="bank.warning.rules">
        <source>Banks follow federal rules and may have to report to the government. The city cannot stop that.</source>
        <translation>Banks follow federal rules and may have to report to the government. The city cannot stop that.</translation>
    </message>
    <message id="bank.when.after">
        <source>After I get my city card</source>
        <translation>After I get my city card</translation>
    </message>
    <message id="bank.when.now">
        <source>Now, with the papers I have</source>
        <translation>Now, with the papers I have</translation>
    </message>
    <message id="bank.when.question">
        <source>When do you want to go?</source>
        <translation>When do you want to go?</translation>
    </message>
    <message id="birth.day">
        <source>Day</source>
        <translation>Day</translation>
    </message>
    <message id="birth.month">
        <source>Month</source>
        <translation>Month</translation>
    </message>
    <message id="birth.question">
        <source>When were you born?</source>
        <translation>When were you born?</translation>
    </message>
    <message id="birth.year">
        <source>Year</source>
        <translation>Year</translation>
    </message>
    <message id="capture.again">
        <source>Once more, please: lift the paper and lay it down again</source>
        <translation>Once more, please: lift the paper and lay it down again</translation>
    </message>
    <message id="capture.away">
        <source>The camera is not ready. One moment, please.</source>
        <translation>The camera is not ready. One moment, please.</translation>
    </message>
    <message id="capture.blurred">
        <source>Lay it flat</source>
        <translation>Lay it flat</translation>
    </message>
    <message id="capture.covered">
        <source>Something covers it. Take your fingers away, please.</source>
        <translation>Something covers it. Take your fingers away, please.</translation>
    </message>
    <message id="capture.dark">
        <source>It is too dark. Take your hand away, please.</source>
        <translation>It is too dark. Take your hand away, please.</translation>
    </message>
    <message id="capture.glare">
        <source>The light shines on it. Turn it a little.</source>
        <translation>The light shines on it. Turn it a little.</translation>
    </message>
    <message id="capture.hold">
        <source>Good. Leave it there.</source>
        <translation>Good. Leave it there.</translation>
    </message>
    <message id="capture.move">
        <source>Move it to the middle</source>
        <translation>Move it to the middle</translation>
    </message>
    <message id="capture.nopaper">
        <source>Lay your paper on the tray</source>
        <translation>Lay your paper on the tray</translation>
    </message>
    <message id="capture.privacy">
        <source>You see what I see. No picture is kept.</source>
        <translation>You see what I see. No picture is kept.</translation>
    </message>
    <message id="capture.reading">
        <source>I am reading …</source>
        <translation>I am reading …</translation>
    </message>
    <message id="capture.toobig">
        <source>Fold the paper so that it fits</source>
        <translation>Fold the paper so that it fits</translation>
    </message>
    <message id="capture.turn">
        <source>Turn it over, please</source>
        <translation>Turn it over, please</translation>
    </message>
    <message id="capture.type">
        <source>Type instead</source>
        <translation>Type instead</translation>
    </message>
    <message id="capture.unreadable">
        <source>I cannot read it. You can type instead.</source>
        <translation>I cannot read it. You can type instead.</translation>
    </message>
    <message id="choices.cityid">
        <source>Get a city ID</source>
        <translation>Get a city ID</translation>
    </message>
    <message id="choices.cityid.detail">
        <source>It takes about ten minutes.</source>
        <translation>It takes about ten minutes.</translation>
    </message>
    <message id="choices.closed">
        <source>This kiosk takes no applications today. Please ask at the counter.</source>
        <translation>This kiosk takes no applications today. Please ask at the counter.</translation>
    </message>
    <message id="choices.question">
        <source>What can we do for you?</source>
        <translation>What can we do for you?</translation>
    </message>
    <message id="choices.rights">
        <source>Help and my rights</source>
        <translation>Help and my rights</translation>
    </message>
    <message id="choices.rights.detail">
        <source>What we ask, and what we never ask.</source>
        <translation>What we ask, and what we never ask.</translation>
    </message>
    <message id="choices.started">
        <source>I already started</source>
        <translation>I already started</translation>
    </message>
    <message id="choices.started.detail">
        <source>Where is my card? Something is wrong.</source>
        <translation>Where is my card? Something is wrong.</translation>
    </message>
    <message id="common.change">
        <source>Change</source>
        <extracomment>Button beside one answer of the summary.</extracomment>
        <translation>Change</translation>
    </message>
    <message id="common.more">
        <source>More</source>
        <extracomment>Scrolls down to what does not fit on the screen.</extracomment>
        <translation>More</translation>
    </message>
    <message id="common.next">
        <source>Go on</source>
        <translation>Go on</translation>
    </message>
    <message id="common.no">
        <source>No</source>
        <translation>No</translation>
    </message>
    <message id="common.person">
        <source>A person's help, please</source>
        <translation>A person's help, please</translation>
    </message>
    <message id="common.unknown">
        <source>I do not know</source>
        <translation>I do not know</translation>
    </message>
    <message id="common.yes">
        <source>Yes</source>
        <translation>Yes</translation>
    </message>
    <message id="contact.call">
        <source>Phone call</source>
        <translation>Phone call</translation>
    </message>
    <message id="contact.detail">
        <source>Only if you want. We use it for nothing else.</source>
        <translation>Only if you want. We use it for nothing else.</translation>
    </message>
    <message id="contact.email">
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message id="contact.email.label">
        <source>Your e-mail address</source>
        <translation>Your e-mail address</translation>
    </message>
    <message id="contact.no">
        <source>No, thank you</source>
        <translation>No, thank you</translation>
    </message>
    <message id="contact.phone.label">
        <source>Your phone number</source>
        <translation>Your phone number</translation>
    </message>
    <message id="contact.question">
        <source>Shall we tell you when the card is ready?</source>
        <translation>Shall we tell you when the card is ready?</translation>
    </message>
    <message id="contact.text">
        <source>Text message</source>
        <translation>Text message</translation>
    </message>
    <message id="date.day">
        <source>%1 %2 %3</source>
        <extracomment>Day, month, year: 4 July 1990.</extracomment>
        <translation>%1 %2 %3</translation>
    </message>
    <message id="date.detail">
        <source>Look for the date on it.</source>
        <translation>Look for the date on it.</translation>
    </message>
    <message id="date.month">
        <source>%1 %2</source>
        <extracomment>A month and a year: July 1990.</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message id="date.recent.question">
        <source>Is the paper from the last %1 days?</source>
        <extracomment>%1 is a number of days.</extracomment>
        <translation>Is the paper from the last %1 days?</translation>
    </message>
    <message id="date.valid.question">
        <source>Is your ID still valid?</source>
        <translation>Is your ID still valid?</translation>
    </message>
    <message id="enough.another">
        <source>I have another paper</source>
        <translation>I have another paper</translation>
    </message>
    <message id="enough.date">
        <source>This paper is out of date. Another one may do, or a person at the city looks at what you have.</source>
        <translation>This paper is out of date. Another one may do, or a person at the city looks at what you have.</translation>
    </message>
    <message id="enough.list">
        <source>The city does not use this paper for the card. Another one may do, or a person looks at what you have.</source>
        <translation>The city does not use this paper for the card. Another one may do, or a person looks at what you have.</translation>
    </message>
    <message id="enough.more">
        <source>One more paper would complete it. Or a person at the city looks at what you have.</source>
        <translation>One more paper would complete it. Or a person at the city looks at what you have.</translation>
    </message>
    <message id="enough.person">
        <source>A person will help me</source>
        <translation>A person will help me</translation>
    </message>
    <message id="enough.person.detail">
        <source>You go on now and bring your papers when you come for the card.</source>
        <translation>You go on now and bring your papers when you come for the card.</translation>
    </message>
    <message id="enough.question">
        <source>We need a little more</source>
        <translation>We need a little more</translation>
    </message>
    <message id="enough.tell">
        <source>I cannot judge this paper. A person at the city can. Your application goes on either way.</source>
        <translation>I cannot judge this paper. A person at the city can. Your application goes on either way.</translation>
    </message>
    <message id="fault.character">
        <source>Please use letters only.</source>
        <translation>Please use letters only.</translation>
    </message>
    <message id="fault.date">
        <source>That day does not exist. Please look again.</source>
        <translation>That day does not exist. Please look again.</translation>
    </message>
    <message id="fault.email">
        <source>An e-mail address looks like name@example.com.</source>
        <translation>An e-mail address looks like name@example.com.</translation>
    </message>
    <message id="fault.empty">
        <source>Something is still empty.</source>
        <translation>Something is still empty.</translation>
    </message>
    <message id="fault.future">
        <source>That day is still to come. Please look again.</source>
        <translation>That day is still to come. Please look again.</translation>
    </message>
    <message id="fault.long">
        <source>That is too long for the card.</source>
        <translation>That is too long for the card.</translation>
    </message>
    <message id="fault.past">
        <source>That year is very long ago. Please look again.</source>
        <translation>That year is very long ago. Please look again.</translation>
    </message>
    <message id="fault.phone">
        <source>A phone number has ten digits.</source>
        <translation>A phone number has ten digits.</translation>
    </message>
    <message id="fault.state">
        <source>Please write the state with two letters, like CT.</source>
        <translation>Please write the state with two letters, like CT.</translation>
    </message>
    <message id="fault.zip">
        <source>A ZIP code has five digits.</source>
        <translation>A ZIP code has five digits.</translation>
    </message>
    <message id="fee.detail">
        <source>You pay at the city's counter, not here.</source>
        <translation>You pay at the city's counter, not here.</translation>
    </message>
    <message id="fee.pay">
        <source>I will pay at the counter</source>
        <translation>I will pay at the counter</translation>
    </message>
    <message id="fee.question">
        <source>The card costs %1</source>
        <extracomment>%1 is an amount like $10.</extracomment>
        <translation>The card costs %1</translation>
    </message>
    <message id="fee.waive">
        <source>I ask not to pay</source>
        <translation>I ask not to pay</translation>
    </message>
    <message id="fee.waive.detail">
        <source>You need not say why.</source>
        <translation>You need not say why.</translation>
    </message>
    <message id="goodbye.finish">
        <source>Ready for the next person</source>
        <translation>Ready for the next person</translation>
    </message>
    <message id="goodbye.nothing">
        <source>Nothing was sent and nothing was kept. This kiosk has forgotten you.</source>
        <translation>Nothing was sent and nothing was kept. This kiosk has forgotten you.</translation>
    </message>
    <message id="goodbye.papers">
        <source>Please take your papers with you.</source>
        <translation>Please take your papers with you.</translation>
    </message>
    <message id="goodbye.question">
        <source>Thank you. Goodbye!</source>
        <translation>Thank you. Goodbye!</translation>
    </message>
    <message id="goodbye.sent">
        <source>Your application is on its way. This kiosk has forgotten you.</source>
        <translation>Your application is on its way. This kiosk has forgotten you.</translation>
    </message>
    <message id="guardian.no">
        <source>Not today</source>
        <translation>Not today</translation>
    </message>
    <message id="guardian.no.detail">
        <source>You can go on. They come with you for the card.</source>
        <translation>You can go on. They come with you for the card.</translation>
    </message>
    <message id="guardian.question">
        <source>Is your parent or guardian here with you?</source>
        <translation>Is your parent or guardian here with you?</translation>
    </message>
    <message id="guardian.yes">
        <source>Yes, here beside me</source>
        <translation>Yes, here beside me</translation>
    </message>
    <message id="idle.detail">
        <source>In %1 seconds this kiosk forgets all that you told it.</source>
        <extracomment>%1 is a number of seconds.</extracomment>
        <translation>In %1 seconds this kiosk forgets all that you told it.</translation>
    </message>
    <message id="idle.extend">
        <source>Yes, I need more time</source>
        <translation>Yes, I need more time</translation>
    </message>
    <message id="idle.question">
        <source>Are you still there?</source>
        <translation>Are you still there?</translation>
    </message>
    <message id="keyboard.accents">
        <source>Letters with accents</source>
        <translation>Letters with accents</translation>
    </message>
    <message id="keyboard.erase">
        <source>Erase</source>
        <translation>Erase</translation>
    </message>
    <message id="keyboard.layout">
        <source>en</source>
        <extracomment>Which keyboard this language writes with: "en" or "es".</extracomment>
        <translation>en</translation>
    </message>
    <message id="keyboard.shift">
        <source>Capital letters</source>
        <translation>Capital letters</translation>
    </message>
    <message id="keyboard.space">
        <source>space</source>
        <translation>space</translation>
    </message>
    <message id="kind.bill">
        <source>A bill for light, water, gas or phone</source>
        <translation>A bill for light, water, gas or phone</translation>
    </message>
    <message id="kind.careof">
        <source>A letter that says where I get my mail</source>
        <translation>A letter that says where I get my mail</translation>
    </message>
    <message id="kind.consular">
        <source>An ID card from a consulate</source>
        <translation>An ID card from a consulate</translation>
    </message>
    <message id="kind.lease">
        <source>A rent paper</source>
        <translation>A rent paper</translation>
    </message>
    <message id="kind.license">
        <source>A driver's license or state ID</source>
        <translation>A driver's license or state ID</translation>
    </message>
    <message id="kind.national">
        <source>A national ID card</source>
        <translation>A national ID card</translation>
    </message>
    <message id="kind.other">
        <source>Something else</source>
        <translation>Something else</translation>
    </message>
    <message id="kind.passport">
        <source>A passport</source>
        <translation>A passport</translation>
    </message>
    <message id="kind.pay">
        <source>A paper about my pay</source>
        <translation>A paper about my pay</translation>
    </message>
    <message id="kind.plain">
        <source>I use this once and do not keep it.</source>
        <translation>I use this once and do not keep it.</translation>
    </message>
    <message id="kind.question">
        <source>What is it that you laid down?</source>
        <translation>What is it that you laid down?</translation>
    </message>
    <message id="kind.school">
        <source>A letter from a school</source>
        <translation>A letter from a school</translation>
    </message>
    <message id="kind.statement">
        <source>A letter from a bank</source>
        <translation>A letter from a bank</translation>
    </message>
    <message id="kind.unread">
        <source>I could not read it. That happens, it is not your fault. Choose what it is, then you can type.</source>
        <translation>I could not read it. That happens, it is not your fault. Choose what it is, then you can type.</translation>
    </message>
    <message id="label.address">
        <source>Address</source>
        <translation>Address</translation>
    </message>
    <message id="label.birthdate">
        <source>Birth date</source>
        <translation>Birth date</translation>
    </message>
    <message id="label.name">
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message id="language.closed">
        <source>No applications today: please ask at the counter.
Hoy no hay solicitudes: pregunte en el mostrador.</source>
        <extracomment>Shown in both languages at once on the first screen, while no applications are taken.</extracomment>
        <translation>No applications today: please ask at the counter.
Hoy no hay solicitudes: pregunte en el mostrador.</translation>
    </message>
    <message id="language.detail">
        <source>Touch your language.
Toque su idioma.</source>
        <extracomment>Shown in both languages at once on the first screen.</extracomment>
        <translation>Touch your language.
Toque su idioma.</translation>
    </message>
    <message id="language.question">
        <source>Welcome · Bienvenidos</source>
        <extracomment>Shown in every language at once on the first screen.</extracomment>
        <translation>Welcome · Bienvenidos</translation>
    </message>
    <message id="lay.another.question">
        <source>One more paper, please</source>
        <translation>One more paper, please</translation>
    </message>
    <message id="lay.identity.detail">
        <source>A card or passport from a government, with your photo and birth date. The side with the photo looks up.</source>
        <translation>A card or passport from a government, with your photo and birth date. The side with the photo looks up.</translation>
    </message>
    <message id="lay.identity.question">
        <source>Lay your ID on the tray</source>
        <translation>Lay your ID on the tray</translation>
    </message>
    <message id="lay.look">
        <source>It is on the tray</source>
        <translation>It is on the tray</translation>
    </message>
    <message id="lay.none">
        <source>I have no such paper</source>
        <translation>I have no such paper</translation>
    </message>
    <message id="lay.proof.detail">
        <source>For example a bill, a letter from a bank, or a rent paper.</source>
        <translation>For example a bill, a letter from a bank, or a rent paper.</translation>
    </message>
    <message id="lay.proof.question">
        <source>Now a paper with your name and address</source>
        <translation>Now a paper with your name and address</translation>
    </message>
    <message id="mail.home">
        <source>By mail to my address</source>
        <translation>By mail to my address</translation>
    </message>
    <message id="mail.other">
        <source>By mail to another place</source>
        <translation>By mail to another place</translation>
    </message>
    <message id="mail.pickup">
        <source>I pick it up</source>
        <translation>I pick it up</translation>
    </message>
    <message id="mail.question">
        <source>How do you want to get your card?</source>
        <translation>How do you want to get your card?</translation>
    </message>
    <message id="main.title">
        <source>City ID</source>
        <translation>City ID</translation>
    </message>
    <message id="name.detail">
        <source>Write it as it shall stand on your card. One name alone is fine.</source>
        <translation>Write it as it shall stand on your card. One name alone is fine.</translation>
    </message>
    <message id="name.family">
        <source>First last name</source>
        <translation>First last name</translation>
    </message>
    <message id="name.given">
        <source>First names</source>
        <translation>First names</translation>
    </message>
    <message id="name.question">
        <source>What is your name?</source>
        <translation>What is your name?</translation>
    </message>
    <message id="name.second">
        <source>Second last name, if you have one</source>
        <translation>Second last name, if you have one</translation>
    </message>
    <message id="nav.back">
        <source>Back</source>
        <translation>Back</translation>
    </message>
    <message id="nav.read">
        <source>Read it to me</source>
        <translation>Read it to me</translation>
    </message>
    <message id="nav.stop">
        <source>Stop and forget me</source>
        <translation>Stop and forget me</translation>
    </message>
    <message id="oncard.detail">
        <source>Both are fine. The card is good either way.</source>
        <translation>Both are fine. The card is good either way.</translation>
    </message>
    <message id="oncard.no">
        <source>No, without an address</source>
        <translation>No, without an address</translation>
    </message>
    <message id="oncard.question">
        <source>Do you want an address on your card?</source>
        <translation>Do you want an address on your card?</translation>
    </message>
    <message id="oncard.yes">
        <source>Yes, with an address</source>
        <translation>Yes, with an address</translation>
    </message>
    <message id="promise.accept">
        <source>I understand, go on</source>
        <translation>I understand, go on</translation>
    </message>
    <message id="promise.court">
        <source>A judge can order the city to hand over what it keeps.</source>
        <translation>A judge can order the city to hand over what it keeps.</translation>
    </message>
    <message id="promise.kept">
        <source>The city keeps your name, birth date, photo, signature, address and how to reach you.</source>
        <translation>The city keeps your name, birth date, photo, signature, address and how to reach you.</translation>
    </message>
    <message id="promise.notasked">
        <source>I do not ask about immigration.</source>
        <translation>I do not ask about immigration.</translation>
    </message>
    <message id="promise.notkept">
        <source>I look at your papers, then I forget them: no picture, kind, number or country is kept.</source>
        <translation>I look at your papers, then I forget them: no picture, kind, number or country is kept.</translation>
    </message>
    <message id="promise.question">
        <source>Our promise to you</source>
        <translation>Our promise to you</translation>
    </message>
    <message id="read.doubt">
        <source>Please look closely at the underlined letters.</source>
        <translation>Please look closely at the underlined letters.</translation>
    </message>
    <message id="read.identity.question">
        <source>Is this you?</source>
        <translation>Is this you?</translation>
    </message>
    <message id="read.no">
        <source>No, I want to correct it</source>
        <translation>No, I want to correct it</translation>
    </message>
    <message id="read.plain">
        <source>This is what I read.</source>
        <translation>This is what I read.</translation>
    </message>
    <message id="read.proof.question">
        <source>Is this your address?</source>
        <translation>Is this your address?</translation>
    </message>
    <message id="read.yes">
        <source>Yes, that is right</source>
        <translation>Yes, that is right</translation>
    </message>
    <message id="rights.immigration">
        <source>We never ask about immigration. Nobody at the city may ask you that for this card.</source>
        <translation>We never ask about immigration. Nobody at the city may ask you that for this card.</translation>
    </message>
    <message id="rights.people">
        <source>People help you here:</source>
        <translation>People help you here:</translation>
    </message>
    <message id="rights.question">
        <source>Your rights here</source>
        <translation>Your rights here</translation>
    </message>
    <message id="rights.ssn">
        <source>We do not ask for a Social Security number.</source>
        <translation>We do not ask for a Social Security number.</translation>
    </message>
    <message id="rights.stop">
        <source>You may stop at any time. Then we keep nothing.</source>
        <translation>You may stop at any time. Then we keep nothing.</translation>
    </message>
    <message id="signature.clear">
        <source>Start over</source>
        <translation>Start over</translation>
    </message>
    <message id="signature.draw.question">
        <source>Write with your finger</source>
        <translation>Write with your finger</translation>
    </message>
    <message id="signature.finger">
        <source>With my finger, here</source>
        <translation>With my finger, here</translation>
    </message>
    <message id="signature.mark">
        <source>I make a mark</source>
        <translation>I make a mark</translation>
    </message>
    <message id="signature.mark.detail">
        <source>You make it on paper when you get the card.</source>
        <translation>You make it on paper when you get the card.</translation>
    </message>
    <message id="signature.none">
        <source>I do not sign</source>
        <translation>I do not sign</translation>
    </message>
    <message id="signature.none.detail">
        <source>The card is good without it.</source>
        <translation>The card is good without it.</translation>
    </message>
    <message id="signature.other">
        <source>Another way</source>
        <translation>Another way</translation>
    </message>
    <message id="signature.question">
        <source>How do you sign?</source>
        <translation>How do you sign?</translation>
    </message>
    <message id="signature.save">
        <source>This is my signature</source>
        <translation>This is my signature</translation>
    </message>
    <message id="slip.again">
        <source>Try to print again</source>
        <translation>Try to print again</translation>
    </message>
    <message id="slip.away">
        <source>The printer does not work now. Please write the code down or take a picture of it.</source>
        <translation>The printer does not work now. Please write the code down or take a picture of it.</translation>
    </message>
    <message id="slip.bank.contact">
        <source>They will contact you. You can also go there or call.</source>
        <translation>They will contact you. You can also go there or call.</translation>
    </message>
    <message id="slip.bank.from">
        <source>It works from:</source>
        <extracomment>A date follows.</extracomment>
        <translation>It works from:</translation>
    </message>
    <message id="slip.bank.never">
        <source>They never ask for money, a code or papers by phone.</source>
        <translation>They never ask for money, a code or papers by phone.</translation>
    </message>
    <message id="slip.bank.stop">
        <source>With this code you can stop this at any kiosk.</source>
        <translation>With this code you can stop this at any kiosk.</translation>
    </message>
    <message id="slip.bank.title">
        <source>Your visit</source>
        <translation>Your visit</translation>
    </message>
    <message id="slip.bank.voucher">
        <source>Take this paper to the counter.</source>
        <translation>Take this paper to the counter.</translation>
    </message>
    <message id="slip.bank.words">
        <source>The right person will first say these two words:</source>
        <translation>The right person will first say these two words:</translation>
    </message>
    <message id="slip.card.bring">
        <source>Bring your papers when you come for your card.</source>
        <translation>Bring your papers when you come for your card.</translation>
    </message>
    <message id="slip.card.code">
        <source>Your code</source>
        <translation>Your code</translation>
    </message>
    <message id="slip.card.next">
        <source>A person at the city will look at it. Keep this paper.</source>
        <translation>A person at the city will look at it. Keep this paper.</translation>
    </message>
    <message id="slip.card.title">
        <source>City ID: we have your application</source>
        <translation>City ID: we have your application</translation>
    </message>
    <message id="slip.card.where">
        <source>People help you here:</source>
        <translation>People help you here:</translation>
    </message>
    <message id="slip.code">
        <source>Your code:</source>
        <translation>Your code:</translation>
    </message>
    <message id="slip.code.secret">
        <source>With this code you can ask about your card or take your application back. Show it to nobody else.</source>
        <translation>With this code you can ask about your card or take your application back. Show it to nobody else.</translation>
    </message>
    <message id="slip.printed">
        <source>Take your paper below. The code is on it.</source>
        <translation>Take your paper below. The code is on it.</translation>
    </message>
    <message id="slip.printing">
        <source>Your paper is being printed …</source>
        <translation>Your paper is being printed …</translation>
    </message>
    <message id="started.detail">
        <source>This kiosk cannot look it up yet. Please bring the paper with your code here, or call:</source>
        <translation>This kiosk cannot look it up yet. Please bring the paper with your code here, or call:</translation>
    </message>
    <message id="started.question">
        <source>Where is my card?</source>
        <translation>Where is my card?</translation>
    </message>
    <message id="stop.detail">
        <source>This kiosk then forgets all that you told it.</source>
        <translation>This kiosk then forgets all that you told it.</translation>
    </message>
    <message id="stop.no">
        <source>No, go on</source>
        <translation>No, go on</translation>
    </message>
    <message id="stop.question">
        <source>Stop now?</source>
        <translation>Stop now?</translation>
    </message>
    <message id="stop.yes">
        <source>Yes, stop and forget me</source>
        <translation>Yes, stop and forget me</translation>
    </message>
    <message id="summary.contact">
        <source>How you reach me</source>
        <translation>How you reach me</translation>
    </message>
    <message id="summary.detail">
        <source>This goes to the city, sealed. Nothing else does.</source>
        <translation>This goes to the city, sealed. Nothing else does.</translation>
    </message>
    <message id="summary.fee">
        <source>Price</source>
        <translation>Price</translation>
    </message>
    <message id="summary.fee.pay">
        <source>%1 at the counter</source>
        <extracomment>%1 is an amount like $10.</extracomment>
        <translation>%1 at the counter</translation>
    </message>
    <message id="summary.finger">
        <source>Written with my finger</source>
        <translation>Written with my finger</translation>
    </message>
    <message id="summary.mail">
        <source>How I get my card</source>
        <translation>How I get my card</translation>
    </message>
    <message id="summary.mail.to">
        <source>By mail: %1</source>
        <extracomment>%1 is an address.</extracomment>
        <translation>By mail: %1</translation>
    </message>
    <message id="summary.noaddress">
        <source>No address</source>
        <translation>No address</translation>
    </message>
    <message id="summary.nocontact">
        <source>Not at all</source>
        <translation>Not at all</translation>
    </message>
    <message id="summary.oncard">
        <source>Address on the card</source>
        <translation>Address on the card</translation>
    </message>
    <message id="summary.question">
        <source>Is everything right?</source>
        <translation>Is everything right?</translation>
    </message>
    <message id="summary.signature">
        <source>Signature</source>
        <translation>Signature</translation>
    </message>
    <message id="summary.submit">
        <source>Yes, send my application</source>
        <translation>Yes, send my application</translation>
    </message>
    <message id="summary.trouble">
        <source>It could not be saved just now. Nothing is lost: please try again, or ask a person for help.</source>
        <translation>It could not be saved just now. Nothing is lost: please try again, or ask a person for help.</translation>
    </message>
    <message id="top.contrast">
        <source>Strong contrast</source>
        <translation>Strong contrast</translation>
    </message>
    <message id="top.progress">
        <source>Part %1 of %2</source>
        <extracomment>How far the resident is, for those who cannot see the bar.</extracomment>
        <translation>Part %1 of %2</translation>
    </message>
    <message id="top.textsize">
        <source>Larger text</source>
        <translation>Larger text</translation>
    </message>
    <message id="trial.band">
        <source>TRIAL · Nothing here is real</source>
        <translation>TRIAL · Nothing here is real</translation>
    </message>
</context>
</TS>
