// The ceremony of a passkey, for forms marked data-passkey="create" or "get". Without it, or without passkeys, the form's other ways are left.
const form = document.querySelector('form[data-passkey]')
const button = form?.querySelector('[data-passkey-button]')

async function options () {
  const answer = await fetch(`${location.pathname}?handler=PasskeyOptions`, { method: 'POST', body: new FormData(form) })
  if (!answer.ok) throw new Error('refused')
  return answer.json()
}

async function ask () {
  const asked = await options()
  return form.dataset.passkey === 'create'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) })
}

if (button && window.PublicKeyCredential?.parseCreationOptionsFromJSON) {
  button.hidden = false
  button.addEventListener('click', async event => {
    event.preventDefault()
    button.disabled = true
    try {
      form.elements.Passkey.value = JSON.stringify(await ask())
    } catch {
      form.elements.Passkey.value = ''
    }
    form.action = button.formAction
    HTMLFormElement.prototype.submit.call(form)
  })
}
