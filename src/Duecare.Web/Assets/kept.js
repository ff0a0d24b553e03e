// Keeps what is typed into a form of the record, as it is typed. Without this it is kept whenever the form is sent.
const PAUSE = 1000
const LONGEST = 5000
const said = document.querySelector('[data-kept]')
const form = said && document.querySelector('main form.duecare-form')

let first = 0
let timer = 0
let sending = null
let isLeaving = false

function typed () {
  const fields = new URLSearchParams()
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value)
  fields.set('then', 'typed')
  return fields
}

function say (answer) {
  const trouble = answer === 200 ? '' : answer === 401 ? '401' : 'other'
  for (const warning of document.querySelectorAll('[data-not-kept]')) warning.hidden = warning.dataset.notKept !== trouble
}

async function send () {
  try {
    const answer = await fetch(form.action, { method: 'POST', body: typed(), redirect: 'manual', signal: AbortSignal.timeout(5000) })
    say(answer.status)
    if (!answer.ok) return
    said.removeAttribute('role')
    said.textContent = await answer.text()
    said.hidden = false
  } catch {
    say(0)
  }
}

async function keep () {
  clearTimeout(timer)
  timer = first = 0
  if (sending) await sending
  if (isLeaving || sending) return
  sending = send()
  await sending
  sending = null
}

function soon () {
  if (isLeaving) return
  const now = performance.now()
  first ||= now
  clearTimeout(timer)
  timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, first + LONGEST - now)))
}

// What is sent goes after what is being kept, so that no draft of it comes back.
function leave (event) {
  if (event.defaultPrevented) return
  clearTimeout(timer)
  timer = first = 0
  const isSecond = isLeaving
  isLeaving = true
  if (!sending) return
  event.preventDefault()
  if (!isSecond) sending.finally(() => form.requestSubmit(event.submitter))
}

if (form) {
  form.addEventListener('input', soon)
  form.addEventListener('submit', leave)
  addEventListener('online', soon)
  addEventListener('pagehide', () => { if (timer) navigator.sendBeacon(form.action, typed()) })
  addEventListener('pageshow', () => { isLeaving = false })
}
