# Sending.
queue-title = Sending to the center
queue-offline = No network. Applications are saved and are sent by themselves when there is a network; work goes on as usual.
queue-all-sent = The center has received everything. Nothing is left to send.
queue-oldest = Waiting longest: { $age }.
queue-statements = { $count ->
    [one] { $count } approval or void is not at the center yet.
   *[other] { $count } approvals or voids are not at the center yet.
}
queue-states = By state
queue-all = All
queue-number = Ticket
queue-state = State
queue-size = Size
queue-sealed = Sealed
queue-received = Received
queue-remark = Remarks
queue-sequence = package { $number }
queue-progress = Progress of sending
queue-next = Next attempt at { $time }.
queue-empty = Nothing in this state.
send-now = Send now
page-before = Previous page
page-after = Next page
page-of = { $from } to { $to } of { $all }
