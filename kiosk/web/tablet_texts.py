"""What the tablet says, by the keys that its screens use: English message ids for the catalogue."""

from kiosk.core.messages import mark

SHORT_NAME = mark("Rate us")
"""What stands below the app's icon, where there is little room."""

TEXTS = {
    "title": mark("Satisfaction with public services"),
    "invented": mark("Invented data, for demonstration only"),
    # On every screen.
    "left": mark("Closes in %(seconds)s s"),
    "size.bigger": mark("Larger text"),
    "size.normal": mark("Normal text"),
    "low.on": mark("Buttons lower"),
    "low.off": mark("Buttons as usual"),
    "back": mark("Back"),
    "back.start": mark("Back to the start"),
    "next": mark("Next"),
    "done": mark("Done"),
    "continue": mark("Continue"),
    "optional": mark("(optional)"),
    "staff": mark("For staff"),
    "record": mark("Record %(hint)s"),
    "note.unsent": mark("%(count)s not sent yet"),
    "note.offline": mark("No network"),
    "countdown.text": mark(
        "Are you still there? Otherwise this page closes and all on it is cleared."
    ),
    "countdown.stay": mark("I am still here"),
    "countdown.spoken": mark(
        "%(seconds)s seconds left. Touch the screen or press any key to go on; otherwise all on this page is cleared."
    ),
    # Nobody is there.
    "waiting.title": mark("How satisfied are you with our service?"),
    "waiting.how": mark(
        "Touch the button, then show the code on your slip to the camera. It takes half a minute."
    ),
    "waiting.how-typed": mark(
        "Touch the button, then type the code on your slip. It takes half a minute."
    ),
    "start": mark("Rate now"),
    "hours": mark("Opening hours"),
    "asleep.title": mark("The office is closed now"),
    "asleep.text": mark("You can still rate: touch the button."),
    "asleep.wake": mark("Wake the tablet"),
    # Reading a code.
    "reading.title": mark("Show your slip to the camera"),
    "reading.text": mark(
        "Hold the square code still, about a hand's width away, until it is read."
    ),
    "type": mark("Type the code"),
    "scan": mark("Use the camera"),
    "without": mark("I have no slip"),
    "camera.starting": mark("The camera is starting…"),
    "camera.foreign": mark("This is another code. Please show the code on the rating slip."),
    "camera.denied": mark("The camera may not be used here. Please type the code."),
    "camera.missing": mark("This tablet has no camera that works. Please type the code."),
    "camera.taken": mark("Another program is using the camera. Please type the code."),
    "camera.insecure": mark(
        "The camera works only over a secure connection. Please type the code."
    ),
    "camera.other": mark("The camera does not work at the moment. Please type the code."),
    "typing.title": mark("Type the code on your slip"),
    "typing.text": mark("It stands below the square code: 16 letters and digits in four groups."),
    "typing.label": mark("The code on your slip"),
    "typing.keys": mark("Keys for the code"),
    "typing.count": mark("%(count)s of %(all)s typed"),
    # A code that leads to no survey.
    "wrong.length.title": mark("This is no complete code"),
    "wrong.length.text": mark("A code has 16 letters and digits. Please count those on your slip."),
    "wrong.symbol.title": mark("This code cannot be right"),
    "wrong.symbol.text": mark(
        "Symbol %(place)s of group %(group)s never occurs in a code. Please check your slip."
    ),
    "wrong.check.title": mark("This code cannot be right"),
    "wrong.check.text": mark(
        "One symbol is wrong, or two are swapped. Please check the code on your slip."
    ),
    "wrong.record.title": mark("This is the record's code"),
    "wrong.record.text": mark(
        "This is the record's code. The code for rating stands below the QR code."
    ),
    "wrong.unknown.title": mark("We do not know this code"),
    "wrong.unknown.text": mark(
        "No slip of ours has this code. Please compare it with your slip, symbol by symbol, and type it again."
    ),
    "wrong.unbound.title": mark("This code belongs to no record yet"),
    "wrong.unbound.text": mark(
        "The slip has not been joined to a record. Please show it at the desk; then you can rate."
    ),
    "wrong.revoked.title": mark("This slip has been replaced"),
    "wrong.revoked.text": mark(
        "The office printed a newer slip for this record. Please use the code on the newest slip."
    ),
    "wrong.expired.title": mark("This code has expired"),
    "wrong.expired.text": mark("The time for rating this record is over."),
    "wrong.too-many.title": mark("Too many wrong codes"),
    "wrong.too-many.text": mark(
        "Please wait a minute, then compare the code with your slip and try again."
    ),
    "wrong.help": mark("If you need help, please show your slip at the desk."),
    # The survey.
    "asking.ready": mark("The officer has brought up your record. You can rate it now."),
    "asking.without": mark(
        "You are rating without a slip. Your answer helps the office just as much, but does not count toward a record."
    ),
    "asking.foreign": mark("This slip comes from another office. Your answer is passed on to it."),
    "asking.unseen": mark(
        "There is no connection right now. You can rate all the same: your answer is kept safely and sent later."
    ),
    "asking.page": mark("Page %(page)s of %(pages)s"),
    "asking.last": mark("One more step: please send your rating"),
    "asking.no-names": mark("Please do not write names, phone numbers or identity numbers."),
    "asking.several": mark("You can choose several."),
    "asking.helped": mark("Someone is helping me to answer"),
    "asking.decline": mark("I prefer not to rate"),
    "asking.leave": mark("Stop"),
    "asking.send": mark("Send my rating"),
    "asking.choose": mark("Please choose one of the answers."),
    "asking.write": mark("Please write a few words here."),
    "privacy": mark(
        "Voluntary, and anonymous to the officer who served you. How your answers are used"
    ),
    "privacy.who": mark("Who asks"),
    "privacy.kept": mark("What is kept"),
    "privacy.kept.text": mark(
        "Your answers, the time, and the code of the record. No name, phone number or IP address."
    ),
    "privacy.why": mark("What for"),
    "privacy.why.text": mark(
        "To improve the service and to report the share of satisfied citizens. "
        "Officers see totals, and answers without name, time or code of the record."
    ),
    "privacy.long": mark("For how long"),
    "privacy.long.text": mark("As laid down in the office's retention rules."),
    "privacy.ask": mark("Whom to ask"),
    # The screen keyboard.
    "keys": mark("Screen keyboard"),
    "key.erase": mark("Delete the last character"),
    "key.shift": mark("Capital letters"),
    "key.space": mark("Space"),
    "key.line": mark("New line"),
    "key.done": mark("Hide keys"),
    "key.tone.1": mark("Grave tone"),
    "key.tone.2": mark("Acute tone"),
    "key.tone.3": mark("Hook tone"),
    "key.tone.4": mark("Tilde tone"),
    "key.tone.5": mark("Dot tone"),
    # How a visit ends.
    "busy.looking": mark("Looking for your record…"),
    "busy.sending": mark("Sending your rating…"),
    "busy.starting": mark("Starting…"),
    "busy.elsewhere": mark("The app is open twice"),
    "busy.other": mark("It goes on in the other window. Please use that one, or close it."),
    "busy.text": mark("One moment, please."),
    "sent.title": mark("Thank you"),
    "sent.text": mark("Your rating has been received. It helps the office to serve people better."),
    "kept.text": mark(
        "Your rating is kept safely on this tablet and is sent as soon as there is a connection. You need do no more."
    ),
    "declined.title": mark("Thank you for telling us"),
    "declined.text": mark(
        "You chose not to rate. That is your right and changes nothing for your record."
    ),
    "rated.title": mark("This record has been rated"),
    "rated.text": mark("Each record can be rated once. Its rating cannot be seen or changed here."),
    "rated.late": mark(
        "An earlier rating of this record counts. What you have just sent does not change it."
    ),
    "rated.not-you": mark("Was it not you?"),
    "rated.tell": mark("Please tell the office, and show your slip:"),
    # Out of order.
    "out.title": mark("This tablet is out of order"),
    "out.text": mark(
        "Please rate with your own phone: scan the code on your slip. Or ask at the desk."
    ),
    "out.lost": mark(
        "We are sorry: your answer could not be stored. Please rate once more elsewhere."
    ),
    "out.staff": mark("For staff"),
    "out.try": mark(
        "When it is mended, the tablet goes on by itself; or touch “For staff” and “Try again”."
    ),
    "out.retired": mark(
        "This tablet has been retired by an official. To use it again, it must be paired anew."
    ),
    "out.unknown": mark("The server does not know this tablet any more. It must be paired anew."),
    "out.storage": mark(
        "The tablet cannot store answers. Check the free space, and that the browser is not in private mode."
    ),
    "out.insecure": mark(
        "The tablet was opened over an insecure address. Open it over https, as the set-up page of the office tells."
    ),
    "out.old": mark("This browser is too old for the app. Update it, or use another tablet."),
    "out.other": mark(
        "Something went wrong in the program. Restart the tablet; if that does not help, pass on the code."
    ),
    "out.code": mark("Code for whoever looks after the tablets: %(code)s"),
    # Pairing.
    "pair.title": mark("Pair this tablet"),
    "pair.asking": mark("Asking the server for three words…"),
    "pair.text": mark("These are the words of this tablet:"),
    "pair.how": mark(
        "At the desk: sign in, open “Tablets”, choose “Pair a tablet” and type these words."
    ),
    "pair.wait": mark("This page goes on by itself. The words change every ten minutes."),
    "pair.offline": mark(
        "The server cannot be reached. Check the Wi-Fi; the tablet tries again by itself."
    ),
    "pair.full": mark(
        "Too many tablets are waiting to be paired. Finish those, or wait ten minutes."
    ),
    "pair.too-many": mark("The server was asked too often. The tablet tries again in a minute."),
    "pair.unavailable": mark("The server is busy. The tablet tries again by itself."),
    "pair.retired": mark("This tablet was retired. An official can pair it anew with these words."),
    "pair.unknown": mark(
        "The server did not know this tablet any more, so it must be paired anew."
    ),
    "pair.storage": mark(
        "The browser stores nothing here. Leave private mode, or allow this site to store data."
    ),
    "pair.other": mark("Pairing does not work at the moment. The tablet tries again by itself."),
    # Behind the PIN.
    "pin.title": mark("The staff's PIN"),
    "pin.text": mark("It stands in the tablet's settings at the office."),
    "pin.count": mark("%(count)s digits typed"),
    "pin.wrong": mark("This PIN is wrong (try %(tries)s). Please try again."),
    "pin.wait": mark("Too many wrong PINs. Please wait %(seconds)s seconds before the next try."),
    "staff.title": mark("About this tablet"),
    "staff.name": mark("Tablet"),
    "staff.unit": mark("Unit and counter"),
    "staff.network": mark("Network"),
    "staff.online": mark("Connected"),
    "staff.offline": mark("No connection"),
    "staff.unsent": mark("Not sent yet"),
    "staff.refused": mark("Refused by the server"),
    "staff.contact": mark("Last contact"),
    "staff.camera": mark("Camera"),
    "staff.version": mark("Version of the app"),
    "staff.none": mark("unknown"),
    "staff.back": mark("Back to the start"),
    "act.send-now": mark("Send now"),
    "act.retry": mark("Try again"),
    "act.export": mark("Export unsent answers"),
    "act.clear-refused": mark("Clear refused answers"),
    "act.fullscreen": mark("Full screen"),
    "act.pair": mark("Pair anew"),
    "act.leave": mark("Leave the app"),
    "staff.note.sending": mark("Sending…"),
    "staff.note.sent": mark("Everything has been sent."),
    "staff.note.nothing": mark("Nothing is waiting to be sent."),
    "staff.note.offline": mark(
        "The server cannot be reached. The answers stay safely on the tablet."
    ),
    "staff.note.exported": mark("The file was saved. Hand it in at the office under “Tablets”."),
    "staff.note.failed": mark("That did not work. Please try again."),
    "staff.note.cleared": mark("The refused answers were cleared."),
    "staff.note.mended": mark("The tablet works again."),
    "staff.note.fullscreen": mark("The screen is full now."),
    "staff.note.leave": mark(
        "To leave: on Android hold Back and Overview together; in Chromium's kiosk mode press Alt and F4."
    ),
    "staff.note.other": mark("Result: %(note)s"),
}
"""The texts; `%(name)s` places are filled by the tablet."""
