<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es_US" sourcelanguage="en_US">
<context>
    <name></name>
    <message id="accepted.detail">
        <source>A person at the city will look at it. Bring your papers when you come for the card.</source>
        <translation>Una persona de la ciudad la va a mirar. Traiga sus papeles cuando venga por la tarjeta.</translation>
    </message>
    <message id="accepted.question">
        <source>Your application is accepted</source>
        <translation>Su solicitud está aceptada</translation>
    </message>
    <message id="address.careof">
        <source>Care of (if someone takes your mail)</source>
        <translation>A cargo de (si alguien recibe su correo)</translation>
    </message>
    <message id="address.careof.line">
        <source>c/o %1</source>
        <extracomment>Before the name of whoever takes the mail.</extracomment>
        <translation>c/o %1</translation>
    </message>
    <message id="address.city">
        <source>City</source>
        <translation>Ciudad</translation>
    </message>
    <message id="address.home.question">
        <source>What is your address?</source>
        <translation>¿Cuál es su dirección?</translation>
    </message>
    <message id="address.mail.question">
        <source>Where shall the mail go?</source>
        <translation>¿A dónde enviamos el correo?</translation>
    </message>
    <message id="address.state">
        <source>State</source>
        <translation>Estado</translation>
    </message>
    <message id="address.street">
        <source>Number and street</source>
        <translation>Número y calle</translation>
    </message>
    <message id="address.unit">
        <source>Apt.</source>
        <translation>Apto.</translation>
    </message>
    <message id="address.zip">
        <source>ZIP code</source>
        <translation>Código ZIP</translation>
    </message>
    <message id="bank.accepted.detail">
        <source>Who is from the bank says them first. The bank never asks for money, a code or papers by phone.</source>
        <translation>Quien es del banco las dice primero. El banco nunca pide dinero, un código ni papeles por teléfono.</translation>
    </message>
    <message id="bank.accepted.done">
        <source>I am done</source>
        <translation>Terminé</translation>
    </message>
    <message id="bank.accepted.from">
        <source>Your paper works there from %1.</source>
        <extracomment>%1 is a date.</extracomment>
        <translation>Su papel vale allí desde el %1.</translation>
    </message>
    <message id="bank.accepted.question">
        <source>Done. These are your two words:</source>
        <translation>Listo. Estas son sus dos palabras:</translation>
    </message>
    <message id="bank.branch.detail">
        <source>The city takes no money from banks.</source>
        <translation>La ciudad no recibe dinero de los bancos.</translation>
    </message>
    <message id="bank.branch.question">
        <source>Which one suits you?</source>
        <translation>¿Cuál le conviene?</translation>
    </message>
    <message id="bank.consent.contact">
        <source>How to reach me</source>
        <translation>Cómo contactarme</translation>
    </message>
    <message id="bank.consent.contact.value">
        <source>%1, %2, until %3</source>
        <extracomment>A phone number, the hours and the last day at which the bank may use it.</extracomment>
        <translation>%1, %2, hasta el %3</translation>
    </message>
    <message id="bank.consent.detail">
        <source>Tick each line that you allow. Nothing else is sent. You can take it back with the code on your paper.</source>
        <translation>Marque cada línea que permite. No se envía nada más. Puede retirarlo con el código de su papel.</translation>
    </message>
    <message id="bank.consent.language">
        <source>My language</source>
        <translation>Mi idioma</translation>
    </message>
    <message id="bank.consent.name">
        <source>My name</source>
        <translation>Mi nombre</translation>
    </message>
    <message id="bank.consent.question">
        <source>May the city send this to %1?</source>
        <extracomment>%1 is the name of a bank.</extracomment>
        <translation>¿Puede la ciudad enviar esto a %1?</translation>
    </message>
    <message id="bank.consent.send">
        <source>Yes, send it</source>
        <translation>Sí, enviarlo</translation>
    </message>
    <message id="bank.contact.call">
        <source>Where can they call you?</source>
        <translation>¿A dónde le pueden llamar?</translation>
    </message>
    <message id="bank.contact.hours">
        <source>Between which hours?</source>
        <translation>¿Entre qué horas?</translation>
    </message>
    <message id="bank.contact.text">
        <source>Where can they text you?</source>
        <translation>¿A dónde le pueden escribir?</translation>
    </message>
    <message id="bank.contact.until">
        <source>Until when may they use your number?</source>
        <translation>¿Hasta cuándo pueden usar su número?</translation>
    </message>
    <message id="bank.fact.anyone">
        <source>Open to everyone</source>
        <translation>Abierto para todos</translation>
    </message>
    <message id="bank.fact.asof">
        <source>The bank told us on %1</source>
        <extracomment>Who said so and when: "As of 4 July 2026".</extracomment>
        <translation>El banco nos lo dijo el %1</translation>
    </message>
    <message id="bank.fact.deposit">
        <source>%1 to start</source>
        <translation>%1 para empezar</translation>
    </message>
    <message id="bank.fact.fee">
        <source>%1 each month</source>
        <translation>%1 cada mes</translation>
    </message>
    <message id="bank.fact.member">
        <source>For people who live or work in the city</source>
        <translation>Para quienes viven o trabajan en la ciudad</translation>
    </message>
    <message id="bank.fact.nodeposit">
        <source>No money needed to start</source>
        <translation>Sin dinero para empezar</translation>
    </message>
    <message id="bank.fact.nofee">
        <source>No monthly fee</source>
        <translation>Sin cuota mensual</translation>
    </message>
    <message id="bank.fact.second">
        <source>Asks for a second paper</source>
        <translation>Pide un segundo papel</translation>
    </message>
    <message id="bank.fact.ssn.itin">
        <source>Asks for a Social Security number or an ITIN</source>
        <translation>Pide número de Seguro Social o ITIN</translation>
    </message>
    <message id="bank.fact.ssn.no">
        <source>No Social Security number needed</source>
        <translation>Sin número de Seguro Social</translation>
    </message>
    <message id="bank.fact.ssn.yes">
        <source>Asks for a Social Security number</source>
        <translation>Pide número de Seguro Social</translation>
    </message>
    <message id="bank.hours.afternoon">
        <source>12 to 5</source>
        <translation>12 a 5</translation>
    </message>
    <message id="bank.hours.evening">
        <source>5 to 8</source>
        <translation>5 a 8</translation>
    </message>
    <message id="bank.hours.morning">
        <source>9 to 12</source>
        <translation>9 a 12</translation>
    </message>
    <message id="bank.how.call">
        <source>Call me</source>
        <translation>Que me llamen</translation>
    </message>
    <message id="bank.how.myself">
        <source>I will go myself</source>
        <translation>Voy yo por mi cuenta</translation>
    </message>
    <message id="bank.how.myself.detail">
        <source>You take a paper with you. No phone number is sent.</source>
        <translation>Se lleva un papel. No se envía ningún teléfono.</translation>
    </message>
    <message id="bank.how.question">
        <source>How do you want to meet the bank?</source>
        <translation>¿Cómo quiere conocer al banco?</translation>
    </message>
    <message id="bank.how.text">
        <source>Send me a text</source>
        <translation>Que me envíen un mensaje</translation>
    </message>
    <message id="bank.offer.detail">
        <source>We can introduce you to a bank that opens accounts. Your card does not depend on it.</source>
        <translation>Podemos presentarle a un banco que abre cuentas. Su tarjeta no depende de eso.</translation>
    </message>
    <message id="bank.offer.no">
        <source>No, thank you</source>
        <translation>No, gracias</translation>
    </message>
    <message id="bank.offer.question">
        <source>An offer, if you want it</source>
        <translation>Una oferta, si la quiere</translation>
    </message>
    <message id="bank.offer.yes">
        <source>Yes, show me</source>
        <translation>Sí, muéstreme</translation>
    </message>
    <message id="bank.until.four">
        <source>Four weeks</source>
        <translation>Cuatro semanas</translation>
    </message>
    <message id="bank.until.one">
        <source>One week</source>
        <translation>Una semana</translation>
    </message>
    <message id="bank.until.two">
        <source>Two weeks</source>
        <translation>Dos semanas</translation>
    </message>
    <message id="bank.warning.card">
        <source>You can get the city card without this.</source>
        <translation>Puede tener la tarjeta de la ciudad sin esto.</translation>
    </message>
    <message id="bank.warning.papers">
        <source>The bank will ask for your papers itself, and keeps its own records.</source>
        <translation>El banco le pedirá sus papeles y guarda sus propios datos.</translation>
    </message>
    <message id="bank.warning.question">
        <source>Please know this first</source>
        <translation>Sepa esto primero</translation>
    </message>
    <message id="bank.warning.rules">
        <source>Banks follow federal rules and may have to report to the government. The city cannot stop that.</source>
        <translation>Los bancos siguen reglas federales y pueden tener que informar al gobierno. La ciudad no puede impedirlo.</translation>
    </message>
    <message id="bank.when.after">
        <source>After I get my city card</source>
        <translation>Cuando tenga mi tarjeta de la ciudad</translation>
    </message>
    <message id="bank.when.now">
        <source>Now, with the papers I have</source>
        <translation>Ahora, con los papeles que tengo</translation>
    </message>
    <message id="bank.when.question">
        <source>When do you want to go?</source>
        <translation>¿Cuándo quiere ir?</translation>
    </message>
    <message id="birth.day">
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message id="birth.month">
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message id="birth.question">
        <source>When were you born?</source>
        <translation>¿Cuándo nació?</translation>
    </message>
    <message id="birth.year">
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message id="capture.again">
        <source>Once more, please: lift the paper and lay it down again</source>
        <translation>Otra vez, por favor: levante el papel y póngalo de nuevo</translation>
    </message>
    <message id="capture.away">
        <source>The camera is not ready. One moment, please.</source>
        <translation>La cámara no está lista. Un momento, por favor.</translation>
    </message>
    <message id="capture.blurred">
        <source>Lay it flat</source>
        <translation>Póngalo bien plano</translation>
    </message>
    <message id="capture.covered">
        <source>Something covers it. Take your fingers away, please.</source>
        <translation>Algo lo tapa. Quite los dedos, por favor.</translation>
    </message>
    <message id="capture.dark">
        <source>It is too dark. Take your hand away, please.</source>
        <translation>Está muy oscuro. Quite la mano, por favor.</translation>
    </message>
    <message id="capture.glare">
        <source>The light shines on it. Turn it a little.</source>
        <translation>La luz brilla encima. Gírelo un poco.</translation>
    </message>
    <message id="capture.hold">
        <source>Good. Leave it there.</source>
        <translation>Bien. Déjelo ahí.</translation>
    </message>
    <message id="capture.move">
        <source>Move it to the middle</source>
        <translation>Muévalo al centro</translation>
    </message>
    <message id="capture.nopaper">
        <source>Lay your paper on the tray</source>
        <translation>Ponga su papel en la bandeja</translation>
    </message>
    <message id="capture.privacy">
        <source>You see what I see. No picture is kept.</source>
        <translation>Usted ve lo que yo veo. No se guarda ninguna imagen.</translation>
    </message>
    <message id="capture.reading">
        <source>I am reading …</source>
        <translation>Estoy leyendo …</translation>
    </message>
    <message id="capture.toobig">
        <source>Fold the paper so that it fits</source>
        <translation>Doble el papel para que quepa</translation>
    </message>
    <message id="capture.turn">
        <source>Turn it over, please</source>
        <translation>Dele la vuelta, por favor</translation>
    </message>
    <message id="capture.type">
        <source>Type instead</source>
        <translation>Mejor escribir</translation>
    </message>
    <message id="capture.unreadable">
        <source>I cannot read it. You can type instead.</source>
        <translation>No lo puedo leer. Puede escribirlo.</translation>
    </message>
    <message id="choices.cityid">
        <source>Get a city ID</source>
        <translation>Sacar la identificación de la ciudad</translation>
    </message>
    <message id="choices.cityid.detail">
        <source>It takes about ten minutes.</source>
        <translation>Tarda unos diez minutos.</translation>
    </message>
    <message id="choices.closed">
        <source>This kiosk takes no applications today. Please ask at the counter.</source>
        <translation>Hoy este quiosco no recibe solicitudes. Pregunte en el mostrador.</translation>
    </message>
    <message id="choices.question">
        <source>What can we do for you?</source>
        <translation>¿Qué podemos hacer por usted?</translation>
    </message>
    <message id="choices.rights">
        <source>Help and my rights</source>
        <translation>Ayuda y mis derechos</translation>
    </message>
    <message id="choices.rights.detail">
        <source>What we ask, and what we never ask.</source>
        <translation>Lo que preguntamos y lo que nunca preguntamos.</translation>
    </message>
    <message id="choices.started">
        <source>I already started</source>
        <translation>Ya empecé</translation>
    </message>
    <message id="choices.started.detail">
        <source>Where is my card? Something is wrong.</source>
        <translation>¿Dónde está mi tarjeta? Algo está mal.</translation>
    </message>
    <message id="common.change">
        <source>Change</source>
        <extracomment>Button beside one answer of the summary.</extracomment>
        <translation>Cambiar</translation>
    </message>
    <message id="common.more">
        <source>More</source>
        <extracomment>Scrolls down to what does not fit on the screen.</extracomment>
        <translation>Más</translation>
    </message>
    <message id="common.next">
        <source>Go on</source>
        <translation>Seguir</translation>
    </message>
    <message id="common.no">
        <source>No</source>
        <translation>No</translation>
    </message>
    <message id="common.person">
        <source>A person's help, please</source>
        <translation>Que me ayude una persona</translation>
    </message>
    <message id="common.unknown">
        <source>I do not know</source>
        <translation>No sé</translation>
    </message>
    <message id="common.yes">
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message id="contact.call">
        <source>Phone call</source>
        <translation>Llamada</translation>
    </message>
    <message id="contact.detail">
        <source>Only if you want. We use it for nothing else.</source>
        <translation>Solo si quiere. No lo usamos para nada más.</translation>
    </message>
    <message id="contact.email">
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message id="contact.email.label">
        <source>Your e-mail address</source>
        <translation>Su correo electrónico</translation>
    </message>
    <message id="contact.no">
        <source>No, thank you</source>
        <translation>No, gracias</translation>
    </message>
    <message id="contact.phone.label">
        <source>Your phone number</source>
        <translation>Su número de teléfono</translation>
    </message>
    <message id="contact.question">
        <source>Shall we tell you when the card is ready?</source>
        <translation>¿Le avisamos cuando esté la tarjeta?</translation>
    </message>
    <message id="contact.text">
        <source>Text message</source>
        <translation>Mensaje de texto</translation>
    </message>
    <message id="date.day">
        <source>%1 %2 %3</source>
        <extracomment>Day, month, year: 4 July 1990.</extracomment>
        <translation>%1 de %2 de %3</translation>
    </message>
    <message id="date.detail">
        <source>Look for the date on it.</source>
        <translation>Busque la fecha que trae.</translation>
    </message>
    <message id="date.month">
        <source>%1 %2</source>
        <extracomment>A month and a year: July 1990.</extracomment>
        <translation>%1 de %2</translation>
    </message>
    <message id="date.recent.question">
        <source>Is the paper from the last %1 days?</source>
        <extracomment>%1 is a number of days.</extracomment>
        <translation>¿El papel es de los últimos %1 días?</translation>
    </message>
    <message id="date.valid.question">
        <source>Is your ID still valid?</source>
        <translation>¿Su identificación todavía es válida?</translation>
    </message>
    <message id="enough.another">
        <source>I have another paper</source>
        <translation>Tengo otro papel</translation>
    </message>
    <message id="enough.date">
        <source>This paper is out of date. Another one may do, or a person at the city looks at what you have.</source>
        <translation>Este papel ya no está vigente. Otro puede servir, o una persona de la ciudad mira lo que usted tiene.</translation>
    </message>
    <message id="enough.list">
        <source>The city does not use this paper for the card. Another one may do, or a person looks at what you have.</source>
        <translation>La ciudad no usa este papel para la tarjeta. Otro puede servir, o una persona mira lo que usted tiene.</translation>
    </message>
    <message id="enough.more">
        <source>One more paper would complete it. Or a person at the city looks at what you have.</source>
        <translation>Con un papel más estaría completo. O una persona de la ciudad mira lo que usted tiene.</translation>
    </message>
    <message id="enough.person">
        <source>A person will help me</source>
        <translation>Me ayudará una persona</translation>
    </message>
    <message id="enough.person.detail">
        <source>You go on now and bring your papers when you come for the card.</source>
        <translation>Siga ahora y traiga sus papeles cuando venga por la tarjeta.</translation>
    </message>
    <message id="enough.question">
        <source>We need a little more</source>
        <translation>Nos falta un poco</translation>
    </message>
    <message id="enough.tell">
        <source>I cannot judge this paper. A person at the city can. Your application goes on either way.</source>
        <translation>No puedo juzgar este papel. Una persona de la ciudad sí puede. Su solicitud sigue de todos modos.</translation>
    </message>
    <message id="fault.character">
        <source>Please use letters only.</source>
        <translation>Por favor use solo letras.</translation>
    </message>
    <message id="fault.date">
        <source>That day does not exist. Please look again.</source>
        <translation>Ese día no existe. Mire otra vez.</translation>
    </message>
    <message id="fault.email">
        <source>An e-mail address looks like name@example.com.</source>
        <translation>Un correo se ve así: nombre@ejemplo.com.</translation>
    </message>
    <message id="fault.empty">
        <source>Something is still empty.</source>
        <translation>Todavía falta algo.</translation>
    </message>
    <message id="fault.future">
        <source>That day is still to come. Please look again.</source>
        <translation>Ese día todavía no llega. Mire otra vez.</translation>
    </message>
    <message id="fault.long">
        <source>That is too long for the card.</source>
        <translation>Es demasiado largo para la tarjeta.</translation>
    </message>
    <message id="fault.past">
        <source>That year is very long ago. Please look again.</source>
        <translation>Ese año es de hace mucho. Mire otra vez.</translation>
    </message>
    <message id="fault.phone">
        <source>A phone number has ten digits.</source>
        <translation>Un teléfono tiene diez números.</translation>
    </message>
    <message id="fault.state">
        <source>Please write the state with two letters, like CT.</source>
        <translation>Escriba el estado con dos letras, como CT.</translation>
    </message>
    <message id="fault.zip">
        <source>A ZIP code has five digits.</source>
        <translation>Un código ZIP tiene cinco números.</translation>
    </message>
    <message id="fee.detail">
        <source>You pay at the city's counter, not here.</source>
        <translation>Se paga en la ventanilla de la ciudad, no aquí.</translation>
    </message>
    <message id="fee.pay">
        <source>I will pay at the counter</source>
        <translation>Pagaré en la ventanilla</translation>
    </message>
    <message id="fee.question">
        <source>The card costs %1</source>
        <extracomment>%1 is an amount like $10.</extracomment>
        <translation>La tarjeta cuesta %1</translation>
    </message>
    <message id="fee.waive">
        <source>I ask not to pay</source>
        <translation>Pido no pagar</translation>
    </message>
    <message id="fee.waive.detail">
        <source>You need not say why.</source>
        <translation>No tiene que decir por qué.</translation>
    </message>
    <message id="goodbye.finish">
        <source>Ready for the next person</source>
        <translation>Listo para la siguiente persona</translation>
    </message>
    <message id="goodbye.nothing">
        <source>Nothing was sent and nothing was kept. This kiosk has forgotten you.</source>
        <translation>No se envió ni se guardó nada. Este quiosco ya olvidó sus datos.</translation>
    </message>
    <message id="goodbye.papers">
        <source>Please take your papers with you.</source>
        <translation>Por favor llévese sus papeles.</translation>
    </message>
    <message id="goodbye.question">
        <source>Thank you. Goodbye!</source>
        <translation>Gracias. ¡Adiós!</translation>
    </message>
    <message id="goodbye.sent">
        <source>Your application is on its way. This kiosk has forgotten you.</source>
        <translation>Su solicitud va en camino. Este quiosco ya olvidó sus datos.</translation>
    </message>
    <message id="guardian.no">
        <source>Not today</source>
        <translation>Hoy no</translation>
    </message>
    <message id="guardian.no.detail">
        <source>You can go on. They come with you for the card.</source>
        <translation>Puede seguir. Vienen con usted por la tarjeta.</translation>
    </message>
    <message id="guardian.question">
        <source>Is your parent or guardian here with you?</source>
        <translation>¿Está aquí con usted su madre, padre o tutor?</translation>
    </message>
    <message id="guardian.yes">
        <source>Yes, here beside me</source>
        <translation>Sí, aquí a mi lado</translation>
    </message>
    <message id="idle.detail">
        <source>In %1 seconds this kiosk forgets all that you told it.</source>
        <extracomment>%1 is a number of seconds.</extracomment>
        <translation>En %1 segundos este quiosco olvida todo lo que usted le dijo.</translation>
    </message>
    <message id="idle.extend">
        <source>Yes, I need more time</source>
        <translation>Sí, necesito más tiempo</translation>
    </message>
    <message id="idle.question">
        <source>Are you still there?</source>
        <translation>¿Sigue ahí?</translation>
    </message>
    <message id="keyboard.accents">
        <source>Letters with accents</source>
        <translation>Letras con acento</translation>
    </message>
    <message id="keyboard.erase">
        <source>Erase</source>
        <translation>Borrar</translation>
    </message>
    <message id="keyboard.layout">
        <source>en</source>
        <extracomment>Which keyboard this language writes with: "en" or "es".</extracomment>
        <translation>es</translation>
    </message>
    <message id="keyboard.shift">
        <source>Capital letters</source>
        <translation>Mayúsculas</translation>
    </message>
    <message id="keyboard.space">
        <source>space</source>
        <translation>espacio</translation>
    </message>
    <message id="kind.bill">
        <source>A bill for light, water, gas or phone</source>
        <translation>Un recibo de luz, agua, gas o teléfono</translation>
    </message>
    <message id="kind.careof">
        <source>A letter that says where I get my mail</source>
        <translation>Una carta que dice dónde recibo mi correo</translation>
    </message>
    <message id="kind.consular">
        <source>An ID card from a consulate</source>
        <translation>Una matrícula o tarjeta de un consulado</translation>
    </message>
    <message id="kind.lease">
        <source>A rent paper</source>
        <translation>Un papel de la renta</translation>
    </message>
    <message id="kind.license">
        <source>A driver's license or state ID</source>
        <translation>Una licencia de manejar o tarjeta del estado</translation>
    </message>
    <message id="kind.national">
        <source>A national ID card</source>
        <translation>Una cédula o tarjeta de identidad nacional</translation>
    </message>
    <message id="kind.other">
        <source>Something else</source>
        <translation>Otra cosa</translation>
    </message>
    <message id="kind.passport">
        <source>A passport</source>
        <translation>Un pasaporte</translation>
    </message>
    <message id="kind.pay">
        <source>A paper about my pay</source>
        <translation>Un papel sobre mi pago</translation>
    </message>
    <message id="kind.plain">
        <source>I use this once and do not keep it.</source>
        <translation>Lo uso una vez y no lo guardo.</translation>
    </message>
    <message id="kind.question">
        <source>What is it that you laid down?</source>
        <translation>¿Qué papel puso?</translation>
    </message>
    <message id="kind.school">
        <source>A letter from a school</source>
        <translation>Una carta de una escuela</translation>
    </message>
    <message id="kind.statement">
        <source>A letter from a bank</source>
        <translation>Una carta de un banco</translation>
    </message>
    <message id="kind.unread">
        <source>I could not read it. That happens, it is not your fault. Choose what it is, then you can type.</source>
        <translation>No lo pude leer. Eso pasa, no es culpa suya. Elija qué es y después puede escribir.</translation>
    </message>
    <message id="label.address">
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message id="label.birthdate">
        <source>Birth date</source>
        <translation>Fecha de nacimiento</translation>
    </message>
    <message id="label.name">
        <source>Name</source>
        <translation>Nombre</translation>
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
        <translation>Un papel más, por favor</translation>
    </message>
    <message id="lay.identity.detail">
        <source>A card or passport from a government, with your photo and birth date. The side with the photo looks up.</source>
        <translation>Una tarjeta o un pasaporte de un gobierno, con su foto y fecha de nacimiento. El lado de la foto hacia arriba.</translation>
    </message>
    <message id="lay.identity.question">
        <source>Lay your ID on the tray</source>
        <translation>Ponga su identificación en la bandeja</translation>
    </message>
    <message id="lay.look">
        <source>It is on the tray</source>
        <translation>Ya está en la bandeja</translation>
    </message>
    <message id="lay.none">
        <source>I have no such paper</source>
        <translation>No tengo ese papel</translation>
    </message>
    <message id="lay.proof.detail">
        <source>For example a bill, a letter from a bank, or a rent paper.</source>
        <translation>Por ejemplo un recibo, una carta de un banco o un papel de la renta.</translation>
    </message>
    <message id="lay.proof.question">
        <source>Now a paper with your name and address</source>
        <translation>Ahora un papel con su nombre y dirección</translation>
    </message>
    <message id="mail.home">
        <source>By mail to my address</source>
        <translation>Por correo a mi dirección</translation>
    </message>
    <message id="mail.other">
        <source>By mail to another place</source>
        <translation>Por correo a otro lugar</translation>
    </message>
    <message id="mail.pickup">
        <source>I pick it up</source>
        <translation>Paso a recogerla</translation>
    </message>
    <message id="mail.question">
        <source>How do you want to get your card?</source>
        <translation>¿Cómo quiere recibir su tarjeta?</translation>
    </message>
    <message id="main.title">
        <source>City ID</source>
        <translation>Identificación de la ciudad</translation>
    </message>
    <message id="name.detail">
        <source>Write it as it shall stand on your card. One name alone is fine.</source>
        <translation>Escriba su nombre como debe estar en la tarjeta. Un solo nombre también vale.</translation>
    </message>
    <message id="name.family">
        <source>First last name</source>
        <translation>Primer apellido</translation>
    </message>
    <message id="name.given">
        <source>First names</source>
        <translation>Nombres</translation>
    </message>
    <message id="name.question">
        <source>What is your name?</source>
        <translation>¿Cómo se llama?</translation>
    </message>
    <message id="name.second">
        <source>Second last name, if you have one</source>
        <translation>Segundo apellido, si tiene</translation>
    </message>
    <message id="nav.back">
        <source>Back</source>
        <translation>Atrás</translation>
    </message>
    <message id="nav.read">
        <source>Read it to me</source>
        <translation>Léamelo</translation>
    </message>
    <message id="nav.stop">
        <source>Stop and forget me</source>
        <translation>Parar y borrar mis datos</translation>
    </message>
    <message id="oncard.detail">
        <source>Both are fine. The card is good either way.</source>
        <translation>Las dos respuestas están bien. La tarjeta vale igual.</translation>
    </message>
    <message id="oncard.no">
        <source>No, without an address</source>
        <translation>No, sin dirección</translation>
    </message>
    <message id="oncard.question">
        <source>Do you want an address on your card?</source>
        <translation>¿Quiere una dirección en su tarjeta?</translation>
    </message>
    <message id="oncard.yes">
        <source>Yes, with an address</source>
        <translation>Sí, con dirección</translation>
    </message>
    <message id="promise.accept">
        <source>I understand, go on</source>
        <translation>Entiendo, seguir</translation>
    </message>
    <message id="promise.court">
        <source>A judge can order the city to hand over what it keeps.</source>
        <translation>Un juez puede ordenar a la ciudad que entregue lo que guarda.</translation>
    </message>
    <message id="promise.kept">
        <source>The city keeps your name, birth date, photo, signature, address and how to reach you.</source>
        <translation>La ciudad guarda su nombre, fecha de nacimiento, foto, firma, dirección y cómo avisarle.</translation>
    </message>
    <message id="promise.notasked">
        <source>I do not ask about immigration.</source>
        <translation>No pregunto por su situación migratoria.</translation>
    </message>
    <message id="promise.notkept">
        <source>I look at your papers, then I forget them: no picture, kind, number or country is kept.</source>
        <translation>Miro sus papeles y los olvido: no se guarda ni imagen, ni tipo, ni número, ni país.</translation>
    </message>
    <message id="promise.question">
        <source>Our promise to you</source>
        <translation>Nuestra promesa</translation>
    </message>
    <message id="read.doubt">
        <source>Please look closely at the underlined letters.</source>
        <translation>Mire bien las letras subrayadas.</translation>
    </message>
    <message id="read.identity.question">
        <source>Is this you?</source>
        <translation>¿Es usted?</translation>
    </message>
    <message id="read.no">
        <source>No, I want to correct it</source>
        <translation>No, quiero corregirlo</translation>
    </message>
    <message id="read.plain">
        <source>This is what I read.</source>
        <translation>Esto es lo que leí.</translation>
    </message>
    <message id="read.proof.question">
        <source>Is this your address?</source>
        <translation>¿Es esta su dirección?</translation>
    </message>
    <message id="read.yes">
        <source>Yes, that is right</source>
        <translation>Sí, está bien</translation>
    </message>
    <message id="rights.immigration">
        <source>We never ask about immigration. Nobody at the city may ask you that for this card.</source>
        <translation>Nunca preguntamos por su situación migratoria. Nadie en la ciudad puede preguntarle eso para esta tarjeta.</translation>
    </message>
    <message id="rights.people">
        <source>People help you here:</source>
        <translation>Aquí le ayudan personas:</translation>
    </message>
    <message id="rights.question">
        <source>Your rights here</source>
        <translation>Sus derechos aquí</translation>
    </message>
    <message id="rights.ssn">
        <source>We do not ask for a Social Security number.</source>
        <translation>No pedimos número de Seguro Social.</translation>
    </message>
    <message id="rights.stop">
        <source>You may stop at any time. Then we keep nothing.</source>
        <translation>Puede parar en cualquier momento. Entonces no guardamos nada.</translation>
    </message>
    <message id="signature.clear">
        <source>Start over</source>
        <translation>Empezar de nuevo</translation>
    </message>
    <message id="signature.draw.question">
        <source>Write with your finger</source>
        <translation>Escriba con el dedo</translation>
    </message>
    <message id="signature.finger">
        <source>With my finger, here</source>
        <translation>Con el dedo, aquí</translation>
    </message>
    <message id="signature.mark">
        <source>I make a mark</source>
        <translation>Hago una marca</translation>
    </message>
    <message id="signature.mark.detail">
        <source>You make it on paper when you get the card.</source>
        <translation>La hace en papel cuando reciba la tarjeta.</translation>
    </message>
    <message id="signature.none">
        <source>I do not sign</source>
        <translation>No firmo</translation>
    </message>
    <message id="signature.none.detail">
        <source>The card is good without it.</source>
        <translation>La tarjeta vale sin firma.</translation>
    </message>
    <message id="signature.other">
        <source>Another way</source>
        <translation>De otra manera</translation>
    </message>
    <message id="signature.question">
        <source>How do you sign?</source>
        <translation>¿Cómo firma usted?</translation>
    </message>
    <message id="signature.save">
        <source>This is my signature</source>
        <translation>Esta es mi firma</translation>
    </message>
    <message id="slip.again">
        <source>Try to print again</source>
        <translation>Intentar imprimir otra vez</translation>
    </message>
    <message id="slip.away">
        <source>The printer does not work now. Please write the code down or take a picture of it.</source>
        <translation>La impresora no funciona ahora. Por favor apunte el código o tómele una foto.</translation>
    </message>
    <message id="slip.bank.contact">
        <source>They will contact you. You can also go there or call.</source>
        <translation>Se comunicarán con usted. También puede ir o llamar.</translation>
    </message>
    <message id="slip.bank.from">
        <source>It works from:</source>
        <extracomment>A date follows.</extracomment>
        <translation>Vale desde:</translation>
    </message>
    <message id="slip.bank.never">
        <source>They never ask for money, a code or papers by phone.</source>
        <translation>Nunca piden dinero, un código ni papeles por teléfono.</translation>
    </message>
    <message id="slip.bank.stop">
        <source>With this code you can stop this at any kiosk.</source>
        <translation>Con este código puede parar esto en cualquier quiosco.</translation>
    </message>
    <message id="slip.bank.title">
        <source>Your visit</source>
        <translation>Su visita</translation>
    </message>
    <message id="slip.bank.voucher">
        <source>Take this paper to the counter.</source>
        <translation>Lleve este papel al mostrador.</translation>
    </message>
    <message id="slip.bank.words">
        <source>The right person will first say these two words:</source>
        <translation>La persona correcta dirá primero estas dos palabras:</translation>
    </message>
    <message id="slip.card.bring">
        <source>Bring your papers when you come for your card.</source>
        <translation>Traiga sus papeles cuando venga por su tarjeta.</translation>
    </message>
    <message id="slip.card.code">
        <source>Your code</source>
        <translation>Su código</translation>
    </message>
    <message id="slip.card.next">
        <source>A person at the city will look at it. Keep this paper.</source>
        <translation>Una persona de la ciudad la va a mirar. Guarde este papel.</translation>
    </message>
    <message id="slip.card.title">
        <source>City ID: we have your application</source>
        <translation>Identificación de la ciudad: tenemos su solicitud</translation>
    </message>
    <message id="slip.card.where">
        <source>People help you here:</source>
        <translation>Aquí le ayudan personas:</translation>
    </message>
    <message id="slip.code">
        <source>Your code:</source>
        <translation>Su código:</translation>
    </message>
    <message id="slip.code.secret">
        <source>With this code you can ask about your card or take your application back. Show it to nobody else.</source>
        <translation>Con este código puede preguntar por su tarjeta o retirar su solicitud. No se lo muestre a nadie más.</translation>
    </message>
    <message id="slip.printed">
        <source>Take your paper below. The code is on it.</source>
        <translation>Tome su papel aquí abajo. Trae el código.</translation>
    </message>
    <message id="slip.printing">
        <source>Your paper is being printed …</source>
        <translation>Su papel se está imprimiendo …</translation>
    </message>
    <message id="started.detail">
        <source>This kiosk cannot look it up yet. Please bring the paper with your code here, or call:</source>
        <translation>Este quiosco todavía no puede buscarla. Lleve aquí el papel con su código, o llame:</translation>
    </message>
    <message id="started.question">
        <source>Where is my card?</source>
        <translation>¿Dónde está mi tarjeta?</translation>
    </message>
    <message id="stop.detail">
        <source>This kiosk then forgets all that you told it.</source>
        <translation>Este quiosco olvida todo lo que usted le dijo.</translation>
    </message>
    <message id="stop.no">
        <source>No, go on</source>
        <translation>No, seguir</translation>
    </message>
    <message id="stop.question">
        <source>Stop now?</source>
        <translation>¿Parar ahora?</translation>
    </message>
    <message id="stop.yes">
        <source>Yes, stop and forget me</source>
        <translation>Sí, parar y borrar mis datos</translation>
    </message>
    <message id="summary.contact">
        <source>How you reach me</source>
        <translation>Cómo avisarme</translation>
    </message>
    <message id="summary.detail">
        <source>This goes to the city, sealed. Nothing else does.</source>
        <translation>Esto va a la ciudad, sellado. Nada más.</translation>
    </message>
    <message id="summary.fee">
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message id="summary.fee.pay">
        <source>%1 at the counter</source>
        <extracomment>%1 is an amount like $10.</extracomment>
        <translation>%1 en la ventanilla</translation>
    </message>
    <message id="summary.finger">
        <source>Written with my finger</source>
        <translation>Escrita con el dedo</translation>
    </message>
    <message id="summary.mail">
        <source>How I get my card</source>
        <translation>Cómo recibo mi tarjeta</translation>
    </message>
    <message id="summary.mail.to">
        <source>By mail: %1</source>
        <extracomment>%1 is an address.</extracomment>
        <translation>Por correo: %1</translation>
    </message>
    <message id="summary.noaddress">
        <source>No address</source>
        <translation>Sin dirección</translation>
    </message>
    <message id="summary.nocontact">
        <source>Not at all</source>
        <translation>De ninguna manera</translation>
    </message>
    <message id="summary.oncard">
        <source>Address on the card</source>
        <translation>Dirección en la tarjeta</translation>
    </message>
    <message id="summary.question">
        <source>Is everything right?</source>
        <translation>¿Está todo bien?</translation>
    </message>
    <message id="summary.signature">
        <source>Signature</source>
        <translation>Firma</translation>
    </message>
    <message id="summary.submit">
        <source>Yes, send my application</source>
        <translation>Sí, enviar mi solicitud</translation>
    </message>
    <message id="summary.trouble">
        <source>It could not be saved just now. Nothing is lost: please try again, or ask a person for help.</source>
        <translation>Ahora no se pudo guardar. No se perdió nada: intente otra vez o pida ayuda a una persona.</translation>
    </message>
    <message id="top.contrast">
        <source>Strong contrast</source>
        <translation>Más contraste</translation>
    </message>
    <message id="top.progress">
        <source>Part %1 of %2</source>
        <extracomment>How far the resident is, for those who cannot see the bar.</extracomment>
        <translation>Parte %1 de %2</translation>
    </message>
    <message id="top.textsize">
        <source>Larger text</source>
        <translation>Letra más grande</translation>
    </message>
    <message id="trial.band">
        <source>TRIAL · Nothing here is real</source>
        <translation>PRUEBA · Nada aquí es real</translation>
    </message>
</context>
</TS>
