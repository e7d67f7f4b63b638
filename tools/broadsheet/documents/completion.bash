# bash completion for broadsheet, as `broadsheet completion bash` printed it: it knows the plugins there were then.
# For those of your own, put into ~/.bashrc:   source <(broadsheet completion bash)

# VERB: REPLY is what may come after it. False where there is no such verb.
_broadsheet_words() {
  case $1 in
{{words}}    *) REPLY='' && return 1 ;;
  esac
}

# "VERB OPTION", or "VERB " of its arguments: REPLY is a kind and what it needs.
#   flag        no value     words A B   one of them     files      a file
#   text        any value    list A B    some, by comma  folders    a folder
_broadsheet_values() {
  case $1 in
{{values}}    *) REPLY='' ;;
  esac
}

_broadsheet_format_options='{{format_options}}'

# What REPLY, of _broadsheet_values, has for the word that is being typed.
_broadsheet_offer() {
  local word=$1 before='' kind=${REPLY%% *} words=${REPLY#* }
  case $kind in
    files | folders)
      compopt -o filenames 2>/dev/null
      local type=-f
      [[ $kind == files ]] || type=-d
      mapfile -t COMPREPLY < <(compgen "$type" -- "$word")
      ;;
    list)
      [[ $word != *,* ]] || before=${word%,*},
      compopt -o nospace 2>/dev/null
      mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "${word#"$before"}")
      ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word") ;;
  esac
}

_broadsheet() {
  local REPLY i next verb='' is_assigned='' word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  COMPREPLY=()
  # To Bash, --option=value is three words.
  if [[ $word == = ]]; then
    word='' is_assigned=yes
  elif [[ $before == = ]]; then
    before=${COMP_WORDS[COMP_CWORD - 2]} is_assigned=yes
  fi
  for ((i = 1; i < COMP_CWORD; ++i)); do
    next=${verb:+$verb }${COMP_WORDS[i]}
    ! _broadsheet_words "$next" || verb=$next
  done
  REPLY=''
  [[ $before != -* ]] || _broadsheet_values "$verb $before"
  [[ $REPLY != flag ]] || REPLY=${is_assigned:+words true false}
  if [[ -z $REPLY ]]; then
    if [[ $word == --*.* ]]; then
      REPLY="words $_broadsheet_format_options"
    elif _broadsheet_words "$verb" && [[ $word == -* || $REPLY != -* ]]; then
      REPLY="words $REPLY"
    else
      _broadsheet_values "$verb "
    fi
  fi
  _broadsheet_offer "$word"
  [[ ${#COMPREPLY[@]} -ne 1 || ${COMPREPLY[0]} != --*. ]] || compopt -o nospace 2>/dev/null
}

complete -F _broadsheet broadsheet
