# Sourced by the validators that are readers: reads the books by read_book BOOK, which prints what it shows on standard
# output and its complaints on standard error. A .txt after a book lists, a line each, what must be shown, in that order.
need python3 python3
scratch
status=0
while [ $# -gt 0 ]; do
  read_book "$1" >"$scratch/shown" 2>"$scratch/complaints" || status=1
  cat "$scratch/complaints"
  case ${2-} in
    *.txt) python3 "$validators/lib/shown.py" "$scratch/shown" "$2" || status=1; shift 2 ;;
    *) shift ;;
  esac
done
exit $status
