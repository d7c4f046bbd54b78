notices-title = Messages
notices-note = What waits for you, and what happened to what is yours
notices-list = Your messages
notices-unread = Unread
notices-all = All
notices-read-all = Mark all as read
notices-open = Open
notices-read = Mark as read
notices-older = Older messages
notices-nothing = Nothing unread
notices-nothing-text = When something needs you, it stands here.
notices-mailing = E-mail
notices-mailing-note = When you are not looking
notices-mailing-at-once = At once
notices-mailing-daily = Once a day, all in one
notices-mailing-never = Never
notices-save = Save
do-notices-mark-read = Mark as read
do-notices-mail-me = Choose when to get mail
letters-title = By e-mail
letters-sent = Sent to { $address } on { $at }
letters-waiting = On its way to { $address } since { $at }
letters-again = Not yet delivered to { $address }; it is tried again
letters-failed = Not delivered to { $address }; send it once more
notices-language = Language of e-mails
notices-digest = { $count ->
    [one] One message from { $organisation }
   *[other] { $count } messages from { $organisation }
  }
